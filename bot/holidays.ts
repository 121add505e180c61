import Holidays from 'date-holidays';
import type { Day } from '../services/claims/businessDays.ts';

/** Whether the library knows a country (and region) code, such as `US` or `DE-BY`. */
export function isRegion(code: string): boolean {
  const [country = '', region] = code.toUpperCase().split('-');
  const known = new Holidays();
  if (!(country in known.getCountries('en'))) return false;
  return region === undefined || region in (known.getStates(country, 'en') ?? {});
}

/** Looks public holidays up, once for each region and year. */
export function holidayLookup(): (code: string, day: Day) => boolean {
  const years = new Map<string, ReadonlySet<Day>>();
  return (code, day) => {
    const year = day.slice(0, 4);
    const key = `${code}/${year}`;
    const known = years.get(key) ?? publicHolidays(code, Number(year));
    years.set(key, known);
    return known.has(day);
  };
}

/** The days of type `public`; one that spans several days closes each of them. */
function publicHolidays(code: string, year: number): ReadonlySet<Day> {
  const [country = '', region] = code.toUpperCase().split('-');
  const calendar =
    region === undefined
      ? new Holidays(country, { types: ['public'] })
      : new Holidays(country, region, { types: ['public'] });
  const days = new Set<Day>();
  for (const { date, start, end } of calendar.getHolidays(year)) {
    const last = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let i = 0; i < last; i += 1)
      days.add(new Date(Date.parse(`${date.slice(0, 10)}T12:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10));
  }
  return days;
}
