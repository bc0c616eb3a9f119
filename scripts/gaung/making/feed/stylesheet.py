"""What a person sees who opens the feed in a browser: a page, by stylesheets without scripts or outside requests.

Browsers are taking XSLT out (Chromium shows a red warning above the page since version 143, and ends it with 158), so
a plain CSS sheet stands behind it: where XSLT is gone, the browser uses the second `xml-stylesheet`, and the feed is
still readable.
"""

from __future__ import annotations

from html import escape
from string import Template

from gaung import words
from gaung.model.language import Language

_XSL = Template("""\
<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 exclude-result-prefixes="atom itunes">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/rss/channel">
<html lang="$language">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title><xsl:value-of select="title"/></title>
<style>
body{margin:0;background:#FFFDF7;color:#14213D;font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
header,main{max-width:44rem;margin:0 auto;padding:1rem}
header{display:flex;gap:1rem;align-items:flex-start;flex-wrap:wrap}
header img{width:9rem;height:9rem;border-radius:.5rem}
header div{flex:1 1 18rem}
h1{font-size:1.8rem;line-height:1.1;margin:0 0 .5rem}
h2{font-size:1.2rem;line-height:1.2;margin:0}
p{margin:.5rem 0}
aside{background:#FFC145;padding:.75rem 1rem;border-radius:.5rem}
code{display:block;margin-top:.5rem;padding:.5rem;background:#FFFDF7;border-radius:.25rem;overflow-wrap:anywhere;user-select:all}
a{color:#0A6E69}
article{border-top:2px solid #DDF3EA;padding:1rem 0}
small{color:#14213D;opacity:.8}
audio{width:100%;margin-top:.5rem}
</style>
</head>
<body>
<header>
<img src="{image/url}" alt="" width="144" height="144"/>
<div>
<h1><xsl:value-of select="title"/></h1>
<p><xsl:value-of select="description"/></p>
<p><a href="{link}">$show_page</a></p>
</div>
</header>
<main>
<aside><strong>$is_feed</strong><br/>$how_to_subscribe
<code><xsl:choose>
<xsl:when test="atom:link[@rel='current']"><xsl:value-of select="atom:link[@rel='current']/@href"/></xsl:when>
<xsl:otherwise><xsl:value-of select="atom:link[@rel='self']/@href"/></xsl:otherwise>
</xsl:choose></code></aside>
<xsl:apply-templates select="item"/>
<p><xsl:apply-templates select="atom:link"/></p>
</main>
</body>
</html>
</xsl:template>
<xsl:template match="atom:link"/>
<xsl:template match="atom:link[@rel='prev-archive']"><a href="{@href}">$older</a><xsl:text> </xsl:text></xsl:template>
<xsl:template match="atom:link[@rel='current']"><a href="{@href}">$newest</a><xsl:text> </xsl:text></xsl:template>
<xsl:template match="item">
<article>
<h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
<small>
<xsl:variable name="before" select="substring-before('JanFebMarAprMayJunJulAugSepOctNovDec',substring(pubDate,9,3))"/>
<xsl:variable name="month" select="format-number(string-length($$before) div 3 + 1,'00')"/>
<xsl:value-of select="concat(substring(pubDate,13,4),'-',$$month,'-',substring(pubDate,6,2),', ')"/>
<xsl:value-of select="ceiling(itunes:duration div 60)"/> $minutes</small>
<p><xsl:call-template name="unescape"><xsl:with-param name="text"
select="substring-before(substring-after(description,'&lt;p&gt;'),'&lt;/p&gt;')"/></xsl:call-template></p>
<audio controls="controls" preload="none" src="{enclosure/@url}"/>
</article>
</xsl:template>
<xsl:template name="unescape">
<xsl:param name="text"/>
<xsl:choose>
<xsl:when test="contains($$text,'&amp;')">
<xsl:value-of select="substring-before($$text,'&amp;')"/>
<xsl:variable name="rest" select="substring-after($$text,'&amp;')"/>
<xsl:choose>
<xsl:when test="starts-with($$rest,'lt;')">&lt;</xsl:when>
<xsl:when test="starts-with($$rest,'gt;')">&gt;</xsl:when>
<xsl:otherwise>&amp;</xsl:otherwise>
</xsl:choose>
<xsl:call-template name="unescape">
<xsl:with-param name="text" select="substring-after($$rest,';')"/>
</xsl:call-template>
</xsl:when>
<xsl:otherwise><xsl:value-of select="$$text"/></xsl:otherwise>
</xsl:choose>
</xsl:template>
</xsl:stylesheet>
""")

_CSS = Template("""\
@charset "UTF-8";
@namespace atom url("http://www.w3.org/2005/Atom");
rss{display:block;min-height:100vh;background:#FFFDF7;color:#14213D;font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
channel{display:flex;flex-direction:column;gap:.5rem;max-width:44rem;margin:0 auto;padding:1rem}
channel>*,item>*{display:none}
channel>|title,channel>|description,channel>|link,item>|title,item>|link{display:block}
channel>|title{order:-5;font-size:1.8rem;line-height:1.1;font-weight:700}
channel>|description{order:-4}
channel>|link{order:-3}
channel>|link::before{content:"$show_page: "}
channel>atom|link:is([rel="self"],[rel="current"]){display:block;order:-2}
atom|link{padding:.75rem 1rem;background:#FFC145;border-radius:.5rem}
channel:has(>atom|link[rel="current"])>atom|link[rel="self"]{display:none}
atom|link::before{content:"$is_feed $how_to_subscribe "}
atom|link::after{content:attr(href);font-family:monospace;overflow-wrap:anywhere}
channel>item{display:block;border-top:2px solid #DDF3EA;padding-top:.5rem}
item>|title{font-weight:700}
|link{color:#0A6E69;overflow-wrap:anywhere}
""")

_NEWS = Template("""\
@charset "UTF-8";
@namespace atom "http://www.w3.org/2005/Atom";
@namespace html "http://www.w3.org/1999/xhtml";
rss{display:block;min-height:100vh;background:#FFFDF7;color:#14213D;font:1.0625rem/1.6 system-ui,"Noto Sans",sans-serif}
channel{display:flex;flex-direction:column;max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}
channel>*,item>*{display:none}
channel>|title,channel>|description,channel>html|a,channel>item,item>|title,item>|description,item>html|a{display:block}
channel>|title{order:-5;font-size:1.9rem;line-height:1.1;font-weight:800;color:#5B2A86}
channel>|description{order:-4;margin:.5rem 0}
channel>html|a{order:-3}
channel>atom|link[rel="self"]{display:block;order:-2;margin:.5rem 0 1.5rem;padding:.75rem 1rem;background:#FFC145;\
color:#14213D;border-radius:.8rem}
atom|link::before{content:"$is_feed "}
atom|link::after{content:attr(href);font-weight:700;overflow-wrap:anywhere}
channel>item{border-top:1px solid #14213D33;padding:1rem 0}
item>|title{font-size:1.25rem;line-height:1.25;font-weight:700}
item>|description{margin:.25rem 0}
html|a{color:#0A6E69;font-weight:600;min-height:3rem;line-height:3rem;width:fit-content}
:focus-visible{outline:3px solid #0A6E69;outline-offset:2px}
@media(prefers-color-scheme:dark){rss{background:#0D1526;color:#EEF1F7}channel>|title{color:#C9A8EE}\
html|a{color:#6FD6CD}channel>item{border-color:#FFFFFF33}}
""")
"""Links of XHTML in the feed are real links; what stands in RSS's own elements can only be shown."""


def xsl(language: Language) -> bytes:
    """The XSLT sheet in one language."""
    say = words.words(language)
    return _XSL.substitute(
        language=language.value,
        is_feed=escape(say["feed_is_feed"]),
        how_to_subscribe=escape(say["feed_how_to_subscribe"]),
        show_page=escape(say["feed_show_page"]),
        minutes=escape(say["feed_minutes"]),
        older=escape(say["feed_older"]),
        newest=escape(say["feed_newest"]),
    ).encode()


def css(language: Language) -> bytes:
    """The CSS sheet in one language, for browsers without XSLT."""
    say = words.words(language)
    return _CSS.substitute(
        is_feed=_css_text(say["feed_is_feed"]),
        how_to_subscribe=_css_text(say["feed_how_to_subscribe"]),
        show_page=_css_text(say["feed_show_page"]),
    ).encode()


def news_css(language: Language) -> bytes:
    """The CSS sheet of a news feed in one language."""
    return _NEWS.substitute(is_feed=_css_text(words.words(language)["news_is_feed"])).encode()


def _css_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
