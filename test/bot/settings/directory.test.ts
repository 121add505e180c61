import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileDirectory } from '../../../bot/settings/directory.ts';
import type { Log } from '../../../services/ports.ts';
import { ownFolder } from '../../support/ownFolder.ts';

const tenantId = '10000000-0000-4000-8000-00000000000a';
const other = '20000000-0000-4000-8000-00000000000a';
const id = 'A0000000-0000-4000-8000-000000000001';
const content = (roles: string[]) => ({
  organisations: [
    {
      id: 'fabrikam',
      name: 'Fabrikam',
      tenantId,
      globalMpnId: '1234500',
      locations: [],
      people: [{ aadObjectId: id, name: 'Petra', email: 'p@x.example', roles, mpnIds: [] }],
    },
  ],
  reviewers: [{ aadObjectId: id, tenantId, name: 'Petra', email: 'p@x.example' }],
});

describe('the directory file', () => {
  const file = path.join(ownFolder(), 'people.json');
  const warned: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (what) => void warned.push(what),
    fault: () => '',
  };
  let time = Date.parse('2026-11-02T10:00:00Z');
  const write = (text: string): void => {
    writeFileSync(file, text);
    utimesSync(file, new Date(), new Date((time += 60_000)));
    jest.setSystemTime(time);
  };
  beforeEach(() => {
    jest.useFakeTimers({ now: time });
    write(JSON.stringify(content(['incentivesAdmin'])));
  });
  afterEach(() => void jest.useRealTimers());

  it('knows people by object id and tenant, in any case', () => {
    const directory = fileDirectory(file, log);
    const actor = directory.actor({
      id: id.toLowerCase(),
      tenantId: tenantId.toUpperCase(),
      name: 'as Teams says',
    });
    expect(actor).toMatchObject({
      person: { name: 'Petra' },
      partner: { organisationId: 'fabrikam', roles: ['incentivesAdmin'] },
      reviewer: { belongsTo: ['fabrikam'] },
    });
    expect(directory.actor({ id, tenantId: other, name: '' })).toEqual({
      person: { id: id.toLowerCase(), tenantId: other, name: '' },
    });
  });

  it('is read again when it changes', () => {
    const directory = fileDirectory(file, log);
    write(JSON.stringify(content([])));
    expect(directory.actor({ id, tenantId, name: '' }).partner?.roles).toEqual([]);
  });

  it('keeps the last good one when it breaks, says so, and recovers', () => {
    const directory = fileDirectory(file, log);
    const roles = () => directory.actor({ id, tenantId, name: '' }).partner?.roles;
    for (const broken of [
      '{',
      JSON.stringify({ organisations: [] }),
      JSON.stringify(content(['king'])),
    ]) {
      write(broken);
      expect(roles()).toEqual(['incentivesAdmin']);
    }
    expect(warned).toHaveLength(3);
    write(JSON.stringify(content(['billingAdmin'])));
    expect(roles()).toEqual(['billingAdmin']);
  });

  it('that is wrong from the start is refused with what is wrong', () => {
    write(JSON.stringify(content(['king'])));
    expect(() => fileDirectory(file, log)).toThrow(/roles/);
  });
});
