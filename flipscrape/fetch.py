"""Fetch one page that the user names, without an archive."""

from __future__ import annotations

from scrapy.crawler import AsyncCrawlerProcess

from flipscrape.crawling.run_settings import settings_of_a_run
from flipscrape.errors import BadAddress, CrawlError, CrawlRefused
from flipscrape.items import FetchedPage
from flipscrape.markup.addresses import clean
from flipscrape.spiders.page import PageSpider


def fetch(url: str) -> FetchedPage:
    """The page at ``url``, after redirects. It is asked for once, if robots.txt allows it, under the address guard of every crawl.

    Raises BadAddress, CrawlRefused where robots.txt forbids it, CrawlError where there is no page to be had.
    """
    try:
        address = clean(url)
    except ValueError as error:
        raise BadAddress(f"{url} is no web address; give one like https://blog.example.org/post") from error
    chosen = {"ITEM_PIPELINES": {}, "REDIRECT_ENABLED": True, "LOG_LEVEL": "CRITICAL"}
    process = AsyncCrawlerProcess(settings_of_a_run(chosen))
    crawler = process.create_crawler(PageSpider)
    process.crawl(crawler, url=address)
    process.start()
    spider = crawler.spider
    assert isinstance(spider, PageSpider)
    return _page(spider, address)


def _page(spider: PageSpider, address: str) -> FetchedPage:
    if spider.page is None:
        reason = str(spider.failure) or type(spider.failure).__name__
        if reason == "robots.txt forbids it":
            raise CrawlRefused(f"{address}: {reason}")
        raise CrawlError(f"{address} cannot be had: {reason}")
    if spider.page.status >= 400:
        raise CrawlError(f"{address}: the server answers HTTP {spider.page.status}")
    return spider.page
