"""Where the files for the review platforms stand."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
