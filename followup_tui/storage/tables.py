"""TinyDB's tables on top of DurableStorage."""

from collections.abc import Callable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from .durable import DurableStorage
from .file_format import Document, new_document_id, opened


class _Opened(dict[int, Any]):
    """Documents that become a dictionary of their own when they are looked at."""

    def __getitem__(self, key: int) -> Any:
        document = super().__getitem__(key)
        if isinstance(document, Document):
            document = opened(document)
            self[key] = document
        return document


class DurableTable(Table):
    """A table whose every change is read, modified and written under the lock."""

    _storage: DurableStorage

    def raw(self) -> Mapping[str, Any]:
        """Return the documents by id, unopened, as the transaction under way sees them."""
        documents: Mapping[str, Any] = self._storage.current.get(self.name, {})
        return documents

    def put(self, documents: Mapping[int, Mapping[str, object]]) -> None:
        """Store documents under their ids, each in the place of what was there."""
        self._update_table(lambda table: table.update(documents))

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        with self._storage.guard:
            return {key: opened(document) for key, document in self.raw().items()}

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        with self._storage.transaction() as tables:
            table = _Opened({int(key): document for key, document in self.raw().items()})
            updater(table)
            tables[self.name] = {str(key): document for key, document in table.items()}
        self.clear_cache()

    def _get_next_id(self) -> int:
        return int(new_document_id())


class DurableDatabase(TinyDB):
    """A TinyDB whose file survives crashes, full disks and other writers."""

    table_class = DurableTable
    storage: DurableStorage

    def table(self, name: str, **options: Any) -> DurableTable:
        """Return a table without a query cache, which another process would make stale."""
        # TinyDB would empty a table that is there; an empty one is kept here anyway.
        options.pop("persist_empty", None)
        table = super().table(name, **{"cache_size": 0, **options})
        assert isinstance(table, DurableTable)
        return table
