"""WordPress, of one's own or at wordpress.com (class names: the default themes and wp-includes/post-template.php)."""

from __future__ import annotations

from flipscrape.platforms.rules import Platform

# wp_link_pages() and text for screen readers are WordPress's own; the others are what its most installed plugins wrap their output in:
# Jetpack, AddToAny, Shareaholic, Sassy Social Share, Social Warfare, Simple Share Buttons; YARPP, Contextual Related Posts; author boxes;
# tables of contents; ratings, likes and subscriptions.
FURNITURE = frozenset((
    "page-links post-page-numbers page-link screen-reader-text more-link sharedaddy sd-like sd-sharing jetpack-likes-widget-wrapper"
    " jp-relatedposts wpcnt wpa wp-block-jetpack-subscriptions jetpack_subscription_widget addtoany_share_save_container addtoany_content"
    " a2a_kit shareaholic-canvas heateor_sss_sharing_container heateorsssclear swp_social_panel ssba ssbp-wrap ssba-classic-2"
    " dpsp-content-wrapper essb_links apss-social-share juiz_sps sfsi_widget et_social_inline really_simple_share printfriendly pf-button yarpp"
    " yarpp-related crp_related rp4wp-related-posts wp_rp_wrap relpost-thumb-wrapper related-posts relatedposts wp-block-yoast-seo-related-links"
    " saboxplugin-wrap abh_box pp-multiple-authors-boxes-wrapper m-a-box author-box author-info ez-toc-container toc_container lwptoc"
    " kk-star-ratings post-ratings wpulike wp_ulike_general_class mc4wp-form wpcf7 adsbygoogle"
).split())

WORDPRESS = Platform(
    name="wordpress",
    generators=("wordpress",),
    marks=frozenset(("wp-block-post-content", "wp-singular", "single-post", "type-post", "wp-custom-logo", "commentlist")),
    body=("entry-content", "wp-block-post-content", "post-content", "entry", "postcontent"),
    authors=("wp-block-post-author-name", "wp-block-post-author__name"),
    furniture=FURNITURE,
)
