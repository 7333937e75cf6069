"""What was found once, kept in the user's folder for caches so that it need not be found again. Knows no SOP.

Where. In the user's own folder and not beside the SOPs: what lies in a project can come with it from anybody, and who
could write there could have `sopkit lint` say that nothing is wrong. A shared drive or a read-only checkout needs
nothing written either, and nothing of it can be committed, sent along, or found as an SOP. `SOPKIT_CACHE_DIR` names
another folder, as for CI. Only a folder in which nobody else can write is believed.

What. `templates` holds the code that Jinja makes of templates. `texts` holds shelves: each is what was found of the
texts of one project under one command, by the digest of the text. `reports` holds what was printed, for when nothing
at all has changed since. A key is a digest of all that could make it otherwise: the content, the settings, what was
asked, the day, the version of Python and of the libraries, and size and time of each file of sopkit itself, so that
whoever works on a rule is never told what it said before. Names of files go into digests only; the exception is a
report, which shows them. Findings are kept before they are put into a language, a report after that.

How. A file begins with the digest of what follows, and comes there by a rename: it is whole, or it is damaged and that
is seen. Two runs at once join what they have found, and if they miss each other the later one wins; nothing is lost but
time. What is kept is JSON, or text that is compressed: nothing that runs, but for the code of templates. All of it may
be deleted at any time.

Why no library. `sqlite3` costs a run more time than all of this takes, locks badly on network drives, and does not
notice a page that has changed; `diskcache` stands on it and keeps pickles; `platformdirs` would be a dependency for ten
lines.
"""

from sopkit.cache.files import DamagedError
from sopkit.cache.folder import folder, is_own
from sopkit.cache.program import fingerprint

__all__ = ["DamagedError", "fingerprint", "folder", "is_own"]
