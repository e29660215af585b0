"""Scrapy's settings for archiving: lean, polite, and safe against what servers do. Those with our prefix are our own."""

from __future__ import annotations

import os
from importlib.metadata import version

VERSION = version("flipscrape")

BOT_NAME = "flipscrape"
SPIDER_MODULES = ["flipscrape.spiders"]
NEWSPIDER_MODULE = "flipscrape.spiders"
USER_AGENT = f"flipscrape/{VERSION}"

FLIPSCRAPE_DELAY = 1.0  # seconds between two requests to one server; 0 also turns the adapting to its speed off
FLIPSCRAPE_CONCURRENCY = 1  # requests to one server at once
FLIPSCRAPE_MAX_PAGES = 0  # fetches of one run, 0 for no limit
FLIPSCRAPE_ALLOWED_ADDRESSES: list[str] = []  # HOST or HOST:PORT that may lead to private addresses, besides the seeds' own
FLIPSCRAPE_SINCE = ""  # only posts of this day or later: 2010, 2010-06 or 2010-06-05
FLIPSCRAPE_INCLUDE: list[str] = []  # patterns, as robots.txt has them, one of which the address of a post must match
FLIPSCRAPE_EXCLUDE: list[str] = []  # patterns of addresses that are not asked for
FLIPSCRAPE_ONLY = ""  # "posts" without the further pages of their threads, or what the "feed" names
FLIPSCRAPE_REFRESH = "due"  # the archived posts that an update visits again without being told of a change: those "due", or "all"
FLIPSCRAPE_RESPECT_NOARCHIVE = False  # leave out the pages that ask not to be archived; else that is only noted
FLIPSCRAPE_WORKERS = min(2, os.cpu_count() or 1)  # processes that read pages; one is started when all others are busy

SCHEDULER = "flipscrape.crawling.scheduler.FrontierScheduler"
CONCURRENT_ITEMS = 1  # a page gives one item; Scrapy starts so many tasks for each page
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 32  # the scheduler keeps the pace of each server; the downloader only limits all together
DOWNLOAD_DELAY = 0

DOWNLOAD_TIMEOUT = 60  # for a whole answer, so that one that trickles ends too
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_VERIFY_CERTIFICATES = True
HANDLER = "flipscrape.crawling.download.GuardedDownloadHandler"
DOWNLOAD_HANDLERS = {"http": HANDLER, "https": HANDLER, "data": None, "file": None, "ftp": None, "s3": None}

ROBOTSTXT_OBEY = True
COOKIES_ENABLED = False
REDIRECT_ENABLED = False  # each hop is an address of the frontier, under robots.txt and the address guard
METAREFRESH_ENABLED = False
RETRY_ENABLED = False  # tries are counted in the frontier
REFERER_ENABLED = False
DOWNLOADER_MIDDLEWARES = {
    "flipscrape.crawling.outcomes.OutcomeMiddleware": 40,
    "flipscrape.crawling.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
}
ITEM_PIPELINES = {
    "flipscrape.pipelines.extract.ExtractPipeline": 100,
    "flipscrape.pipelines.thread.ThreadPipeline": 120,
    "flipscrape.pipelines.judge.JudgePipeline": 150,
    "flipscrape.pipelines.select.SelectPipeline": 170,
    "flipscrape.pipelines.validate.ValidatePipeline": 200,
    "flipscrape.pipelines.deduplicate.DeduplicatePipeline": 300,
    "flipscrape.pipelines.store.StorePipeline": 400,
}

# All that are used. Scrapy loads the others even where they are switched off, and with them a web server and a terminal's.
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.feedexport.FeedExporter": 0,
    "scrapy.extensions.logstats.LogStats": 0,
}
EXTENSIONS = {"flipscrape.pipelines.rereading.Rereading": 0}
LOG_LEVEL = "INFO"
WARN_ON_GENERATOR_RETURN_VALUE = False
