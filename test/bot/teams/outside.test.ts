import { describe, expect, it } from '@jest/globals';
import { holidayLookup, isRegion } from '../../../bot/settings/holidays.ts';
import { isAllowedService } from '../../../bot/teams/serviceUrls.ts';
import { classify } from '../../../bot/teams/teamsAnswers.ts';
import { loopbackOnly, sharePointOnly } from '../../../services/poe/fetchDropped.ts';

describe('service URLs', () => {
  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://evil.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['http://127.0.0.1:3978/', false],
    ['nonsense', false],
  ])('are Teams’ own, by exact name: %s is %s', (url, allowed) => {
    expect(isAllowedService(url, false)).toBe(allowed);
  });
  it.each([
    ['http://127.0.0.1:3979/_connector', true],
    ['http://localhost:3979', true],
    ['http://[::1]:9/', true],
    ['https://smba.trafficmanager.net/emea/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['file:///etc/passwd', false],
  ])('are this machine’s in local mode: %s is %s', (url, allowed) => {
    expect(isAllowedService(url, true)).toBe(allowed);
  });
});

describe('download addresses', () => {
  it.each([
    ['https://contoso.sharepoint.com/x', true],
    ['https://contoso-my.sharepoint.com/x', true],
    ['http://contoso.sharepoint.com/x', false],
    ['https://contoso.sharepoint.com.evil.example/x', false],
    ['https://a.b.sharepoint.com/x', false],
    ['https://10.0.0.1/x', false],
    ['https://[::1]/x', false],
    ['https://169.254.169.254/metadata', false],
    ['https://contoso.sharepoint.com:444/x', false],
  ])('are the sender’s SharePoint: %s is %s', (url, allowed) => {
    expect(sharePointOnly(new URL(url))).toBe(allowed);
  });
  it('are this machine’s in local mode', () => {
    expect(loopbackOnly(new URL('http://127.0.0.1:1/x'))).toBe(true);
    expect(loopbackOnly(new URL('https://contoso.sharepoint.com/x'))).toBe(false);
  });
});

describe('what Teams answers', () => {
  const error = (statusCode: number, code = '') =>
    Object.assign(new Error('no'), { statusCode, body: { error: { code } } });
  it.each([
    [429, '', 'later'],
    [412, '', 'later'],
    [502, '', 'later'],
    [503, '', 'later'],
    [504, '', 'later'],
    [500, '', 'refused'],
    [400, 'BadArgument', 'refused'],
    [413, 'MessageSizeTooBig', 'refused'],
    [403, 'SomethingElse', 'refused'],
    [403, 'MessageWritesBlocked', 'unreachable'],
    [403, 'BotDisabledByAdmin', 'unreachable'],
    [403, 'ConversationBlockedByUser', 'unreachable'],
    [403, 'BotNotInConversationRoster', 'unreachable'],
    [404, 'ConversationNotFound', 'unreachable'],
    [404, 'ActivityNotFoundInConversation', 'refused'],
  ])('%s %s means %s', (status, code, kind) => {
    expect(classify(error(status, code)).kind).toBe(kind);
  });
  it('is tried again where there was none, and after as long as it says', () => {
    expect(classify(new Error('socket hang up')).kind).toBe('later');
    const busy = Object.assign(error(429), { response: { headers: { get: () => '7' } } });
    expect(classify(busy)).toMatchObject({ kind: 'later', afterMs: 7000 });
  });
});

describe('holidays', () => {
  it('are the public ones of country and region', () => {
    const isHoliday = holidayLookup();
    expect(isHoliday('US', '2026-11-26')).toBe(true);
    expect(isHoliday('US', '2026-11-27')).toBe(false);
    expect(isHoliday('DE-BY', '2026-11-01')).toBe(true);
    expect(isHoliday('DE-BE', '2026-11-01')).toBe(false);
    expect(isHoliday('US', '2026-02-14')).toBe(false);
  });
  it('are known by code', () => {
    expect([
      isRegion('US'),
      isRegion('de-by'),
      isRegion('XX'),
      isRegion('DE-XX'),
      isRegion(''),
    ]).toEqual([true, true, false, false, false]);
  });
});
