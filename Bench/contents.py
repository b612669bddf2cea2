"""The same content for every peer, in the form that it reads: built from a pack's moments."""

import collections.abc
import datetime
import html
import os
import pathlib
import re
import subprocess

import packs

Moments = collections.abc.Iterable[packs.Moment]
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)
"""Where the order of a sequence begins for programs that order by time; an hour for each moment follows."""
FEED_TITLE = "Sequence"


def text_file(moments: Moments, folder: pathlib.Path) -> pathlib.Path:
    """For less: one text file with all articles."""
    path = folder / "articles.txt"
    with path.open("w") as file:
        for moment in moments:
            file.write(moment.article + "\n\n")
    return path


def repository(moments: Moments, folder: pathlib.Path, git: str, environment: dict[str, str]) -> pathlib.Path:
    """For tig: a Git repository with a commit for each moment, its article as the message, no files."""
    path = folder / "repository"
    subprocess.run([git, "init", "--quiet", "--initial-branch=main", str(path)], check=True, env=environment)
    importer = subprocess.Popen([git, "fast-import", "--quiet"], cwd=path, env=environment, stdin=subprocess.PIPE)
    with importer.stdin as stream:
        for moment in moments:
            message = moment.article.encode()
            stream.write(
                b"commit refs/heads/main\ncommitter Editors <editors@example.org> %d +0000\n" % seconds(moment)
            )
            stream.write(b"data %d\n%s\n" % (len(message), message))
    if importer.wait() != 0:
        raise subprocess.CalledProcessError(importer.returncode, "git fast-import")
    return path


def feed(moments: Moments, folder: pathlib.Path, newsboat: str, environment: dict[str, str]) -> list[str]:
    """For newsboat: a feed with an item for each moment, in its cache; the arguments that open the cache."""
    path, urls, config, cache = (folder / name for name in ("feed.xml", "urls", "config", "cache.db"))
    with path.open("w") as file:
        file.write(
            f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{FEED_TITLE}</title>'
            "<link>https://example.org/</link><description>Generated</description>\n"
        )
        for moment in moments:
            day = datetime.datetime.fromtimestamp(seconds(moment), datetime.timezone.utc)
            body = "".join(f"<p>{html.escape(part)}</p>" for part in [moment.gist] + moment.text.split("\n\n"))
            file.write(
                f"<item><title>{html.escape(moment.title)}</title><link>https://example.org/{moment.id}</link>"
                f'<guid isPermaLink="false">{moment.id}</guid><pubDate>{day:%a, %d %b %Y %H:%M:%S} +0000</pubDate>'
                f"<description>{html.escape(body)}</description></item>\n"
            )
        file.write("</channel></rss>\n")
    urls.write_text(f"{path.as_uri()}\n")
    config.write_text("refresh-on-startup no\nbind-key j down\nbind-key k up\ntext-width 58\n")
    arguments = ["-C", str(config), "-u", str(urls), "-c", str(cache)]
    subprocess.run([newsboat, *arguments, "-x", "reload"], check=True, env=environment, stdout=subprocess.DEVNULL)
    return arguments


def files(moments: Moments, folder: pathlib.Path) -> pathlib.Path:
    """For vifm: a folder with a file for each moment, named in the order of the sequence."""
    path = folder / "files"
    path.mkdir()
    for moment in moments:
        (path / file_name(moment)).write_text(moment.article)
    return path


def file_name(moment: packs.Moment) -> str:
    """A moment's file: its number and its title."""
    return f"{moment.number:06} {moment.title.replace(os.sep, ' ')[:100]}.txt"


def table(moments: Moments, folder: pathlib.Path) -> pathlib.Path:
    """For visidata: a table of tab-separated values with a row for each moment."""
    path = folder / "moments.tsv"
    with path.open("w") as file:
        file.write("date\ttitle\tgist\ttext\n")
        for moment in moments:
            file.write(
                "\t".join(re.sub(r"\s+", " ", field) for field in (moment.date, moment.title, moment.gist, moment.text))
                + "\n"
            )
    return path


def seconds(moment: packs.Moment) -> int:
    """A moment's place in the order, as a Unix time."""
    return int(EPOCH.timestamp()) + 3600 * moment.number
