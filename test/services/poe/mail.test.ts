import { describe, expect, it } from '@jest/globals';
import { inspect } from '../../support/inspecting.ts';

describe('a mail', () => {
  it.each([
    { what: 'one of the fields', text: 'subject : hello\n\nbody' },
    {
      what: 'a separator of mailboxes',
      text: 'From ann@contoso.example Mon Nov  2 10:00:00 2026\nTo: bo\n\nbody',
    },
    { what: 'folded fields', text: 'X-Note: a\n and more: of it\n\tand more\nDate: today\n' },
    { what: 'a mark', text: '\ufeffFrom: ann\r\n\r\n' },
    { what: 'many other fields', text: `${'X-Spam: no\r\n'.repeat(5000)}From: ann\r\n\r\n` },
  ])('may begin with $what', async ({ text }) => {
    expect(await inspect('a.eml', Buffer.from(text))).toBe('message/rfc822');
  });

  it.each([
    { what: 'no fields', text: 'Dear Bo,\nFrom: now on\n' },
    { what: 'an empty line', text: '\r\nFrom: ann\r\n' },
    { what: 'other fields only', text: 'X-Note: a\r\n\r\nFrom: ann\r\n' },
    { what: 'a folded line', text: ' folded\r\nFrom: ann\r\n' },
    {
      what: 'more than 64 KiB of other fields',
      text: `${'X-Spam: no\r\n'.repeat(6000)}From: ann\r\n\r\n`,
    },
  ])('does not begin with $what', async ({ text }) => {
    expect(await inspect('a.eml', Buffer.from(text))).toBe('contentDiffers');
  });
});
