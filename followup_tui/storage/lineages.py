"""A file of another lineage, as a sync tool brings it: taken in without losing what was here."""

from pathlib import Path

import msgspec

from .changes import CHANGES_KEPT, Entry, entries_of, joined_entries
from .file_format import ANCESTORS, Contents, Document, Tables, new_document_id
from .merging import Merge, Standing, compared, named
from .records import id_in, interviews_in
from .versions import TABLE as VERSIONS
from .versions import Version, with_versions

_FROM_EACH = 15
"""How many ancestors of each side the merged file remembers."""


def descends(now: Contents, before: Contents) -> bool:
    """Say whether a file was made from the one that was read before, or that was none of ours."""
    known = before.meta.commit
    if not known or before.name in (now.name, *now.meta.ancestors):
        return True
    if now.meta.commit == known and not now.is_as_saved:
        return True  # a person, or another program, goes on with what it wrote
    if not before.is_as_saved or is_older(now, before):
        return False
    if any(each.startswith(f"{known}-") for each in now.meta.ancestors):
        return True
    # Further ahead than a file remembers its ancestors: only what was changed can tell.
    return len(now.meta.ancestors) >= ANCESTORS and _knows_all_of(before, now)


def is_older(now: Contents, before: Contents) -> bool:
    """Say whether a file is a state that the one that was read before was made from."""
    return bool(now.name) and now.name in before.meta.ancestors


def _knows_all_of(before: Contents, now: Contents) -> bool:
    """Say whether a file knows the changes and versions of another as that left them.

    One that took a change back and went on can't be told from one that never had it: the two are
    then merged, which is the safe side.
    """
    changes, since = (entries_of(each.tables.get("history", {})) for each in (before, now))
    unknown = [each for key, each in changes.items() if each != since.get(key)]
    if len(since) >= CHANGES_KEPT:  # the oldest may have been dropped
        oldest = min(each.at for each in since.values())
        unknown = [each for each in unknown if each.at >= oldest]
    return (
        not unknown
        and not changes.keys().isdisjoint(since)
        and before.tables.get(VERSIONS, {}).keys() <= now.tables.get(VERSIONS, {}).keys()
    )


def brought_together(before: Contents, now: Contents, path: Path) -> tuple[Contents, str]:
    """Return what memory is to hold of both files, and a sentence about it.

    That is `now` itself where it lacks nothing of `before`, and `before` where that was made of it.
    """
    if is_older(now, before):
        return before, (
            f"{path} was replaced by an older state of itself, and what was newer here was kept: "
            "followup restore puts an older one in place"
        )
    merge = compared(before.tables, now.tables, "elsewhere", minds_undo=True)
    tables = _joined(before.tables, now.tables, merge)
    back = _back_words(before.tables, merge)
    if tables == now.tables:
        return now, back and f"{path} was replaced by a file made elsewhere: {back}"
    ancestors = (
        before.name,
        *now.meta.ancestors[:_FROM_EACH],
        *before.meta.ancestors[:_FROM_EACH],
    )
    meta = msgspec.structs.replace(now.meta, ancestors=ancestors)
    return now._replace(tables=tables, meta=meta), (
        f"{path} was replaced by a file that lacks changes made here, and the two were "
        f"merged: {merge.words}{back and f'; {back}'}"
    )


def with_overwritten(before: Contents, now: Contents) -> Contents:
    """Return a file that another program changed, with what it wrote over as versions.

    Only where it wrote over what another program had changed: nothing tells which of the two was
    first, and what we had saved ourselves is among the generations.
    """
    if before.is_as_saved or before.meta.commit != now.meta.commit:
        return now
    here, there = interviews_in(before.tables), interviews_in(now.tables)
    lost = [Version.of(each, "here") for one, each in here.items() if there.get(one) != each]
    versions = with_versions(now.tables.get(VERSIONS, {}), lost)
    return now._replace(tables={**now.tables, VERSIONS: versions}) if lost else now


def _back_words(before: Tables, merge: Merge) -> str:
    """Say which interviews come back that were deleted here, or whose addition was undone."""
    entries = entries_of(before.get("history", {})).values()
    known = {change.interview for entry in entries for change in entry.changes}
    new = [row.interview for row in merge.rows if row.standing is Standing.NEW_HERE]
    unreadable = set(map(id_in, merge.unreadable_here.values()))
    names = [each.company for each in new if each.id in known - unreadable]
    return f"what was deleted here is back: {named(names)}" if names else ""


def _joined(here: Tables, there: Tables, merge: Merge) -> Tables:
    """Return the tables of both; equal to those that are there where they lack nothing."""
    tables = {name: {**here.get(name, {}), **there.get(name, {})} for name in {**there, **here}}
    tables["interviews"] = _interviews(there.get("interviews", {}), merge)
    if versions := with_versions(tables.get(VERSIONS, {}), merge.versions):
        tables[VERSIONS] = versions
    tables["history"] = there.get("history", {})
    if tables["interviews"] != there.get("interviews", {}):
        tables["history"] = _history(here.get("history", {}), there.get("history", {}), merge)
    return tables


def _interviews(there: dict[str, Document], merge: Merge) -> dict[str, Document]:
    """Return the records that are taken, and every one that can't be read."""
    table = dict(there)
    for row in merge.rows:
        if row.standing is Standing.NEWER_HERE:
            table[row.key] = row.document
        elif row.standing is Standing.ONLY_HERE:
            table[_free(row.key, table)] = row.document
    known = set(map(bytes, merge.unreadable_there.values()))
    for key, document in merge.unreadable_here.items():
        if bytes(document) not in known:
            table[_free(key, table)] = document
    return table


def _free(key: str, table: dict[str, Document]) -> str:
    return new_document_id() if key in table else key


def _history(
    here: dict[str, Document], there: dict[str, Document], merge: Merge
) -> dict[str, Document]:
    """Return one history for the merged records.

    What was done to a record that was not taken could only be undone at the cost of the one
    that was: it is given up, and its record is kept as a version.
    """
    from_there = {row.interview.id for row in merge.rows if row.is_from_there}
    differing = {row.interview.id for row in merge.rows if row.standing is not Standing.SAME}
    ours, theirs = entries_of(here), entries_of(there)
    broken = {key: line for key, line in (here | there).items() if key not in ours | theirs}
    joined = joined_entries(
        _standing(ours, from_there, theirs), _standing(theirs, differing - from_there, ours)
    )
    return broken | {key: msgspec.Raw(msgspec.json.encode(each)) for key, each in joined.items()}


def _standing(
    entries: dict[str, Entry], lost: set[str], others: dict[str, Entry]
) -> dict[str, Entry]:
    """Return the entries; as only known what is undone, or touches a lost record on this side."""
    return {
        key: entry
        if not entry.undone
        and (entry == others.get(key) or lost.isdisjoint(one.interview for one in entry.changes))
        else entry.only_known()
        for key, entry in entries.items()
    }
