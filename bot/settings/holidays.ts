import { createRequire } from 'node:module';
import type HolidaysOf from 'date-holidays';
import type { Day } from '../../services/claims/businessDays.ts';

/** Loads the library only where holidays are needed: it holds those of the whole world. */
const loadLibrary = (): typeof HolidaysOf =>
  createRequire(import.meta.url)('date-holidays') as typeof HolidaysOf;

/** Whether the library knows a country (and region) code, such as `US` or `DE-BY`. */
export function isRegion(code: string): boolean {
  const [country = '', region] = code.toUpperCase().split('-');
  const known = new (loadLibrary())();
  if (!(country in known.getCountries('en'))) return false;
  return region === undefined || region in (known.getStates(country, 'en') ?? {});
}

/** Makes a look-up of public holidays that computes each region and year once. */
export function holidayLookup(): (code: string, day: Day) => boolean {
  const years = new Map<string, ReadonlyMap<Day, string>>();
  return (code, day) => {
    const year = day.slice(0, 4);
    const key = `${code}/${year}`;
    const known = years.get(key) ?? publicHolidays(code, Number(year));
    years.set(key, known);
    return known.has(day);
  };
}

/** The public holidays from a day until the end of the next year, in order. */
export function holidaysFrom(code: string, day: Day): { day: Day; name: string }[] {
  const year = Number(day.slice(0, 4));
  return [year, year + 1]
    .flatMap((one) => [...publicHolidays(code, one)])
    .map(([closed, name]) => ({ day: closed, name }))
    .filter((one) => one.day >= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The public holidays of a year by day. A holiday of several days closes each of them. */
function publicHolidays(code: string, year: number): ReadonlyMap<Day, string> {
  const [country = '', region] = code.toUpperCase().split('-');
  const Holidays = loadLibrary();
  const calendar =
    region === undefined
      ? new Holidays(country, { types: ['public'], languages: ['en'] })
      : new Holidays(country, region, { types: ['public'], languages: ['en'] });
  const days = new Map<Day, string>();
  for (const { date, start, end, name } of calendar.getHolidays(year)) {
    const last = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let i = 0; i < last; i += 1)
      days.set(
        new Date(Date.parse(`${date.slice(0, 10)}T12:00:00Z`) + i * 86_400_000)
          .toISOString()
          .slice(0, 10),
        name,
      );
  }
  return days;
}
