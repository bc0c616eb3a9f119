"""Which day it is where a campaign is heard: in Jayapura the day turns nine hours before it does in Greenwich."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from gaung.model.spoken import Country

CLOCKS: Mapping[Country, tuple[timedelta, ...]] = {
    Country.INDONESIA: (timedelta(hours=7), timedelta(hours=8), timedelta(hours=9)),
    Country.NEPAL: (timedelta(hours=5, minutes=45),),
    Country.PHILIPPINES: (timedelta(hours=8),),
}
"""How far the clocks of each country are ahead of UTC, those in its west first; none of them has a summer time."""

_ALL = tuple(sorted({clock for clocks in CLOCKS.values() for clock in clocks}))


@dataclass(frozen=True, slots=True)
class Today:
    """The day at every clock of the alliance's countries, at one moment.

    A day that ends something ends where its country's clocks are furthest ahead; a day that begins something has begun
    when it has at all of its clocks. Two moments between which no clock turned its day are equal.
    """

    since: datetime
    """The moment at which the newest of these days began."""

    @classmethod
    def at(cls, now: datetime) -> Today:
        """The days at the moment `now`."""
        return cls(max(_midnight(now, clock) for clock in _ALL))

    def __str__(self) -> str:
        return self.since.isoformat()

    def first(self, countries: Iterable[Country] = Country) -> date:
        """The day where these countries' clocks are furthest behind: whoever calls it past, has it past everywhere."""
        return min(self._days(countries))

    def last(self, countries: Iterable[Country] = Country) -> date:
        """The day where these countries' clocks are furthest ahead: no later day can be written down as past."""
        return max(self._days(countries))

    def is_over(self, day: date, countries: Iterable[Country] = Country) -> bool:
        """Whether a last day has ended in any of these countries."""
        return day < self.last(countries)

    def has_begun(self, day: date, countries: Iterable[Country] = Country) -> bool:
        """Whether a first day has begun in all of these countries."""
        return day <= self.first(countries)

    def _days(self, countries: Iterable[Country]) -> Iterable[date]:
        return [self.since.astimezone(timezone(clock)).date() for country in countries for clock in CLOCKS[country]]


def _midnight(now: datetime, clock: timedelta) -> datetime:
    """The last midnight at a clock, in UTC."""
    local = now.astimezone(timezone(clock))
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
