import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../services/claims/decide.ts';
import {
  answerOf,
  ask,
  by,
  draft,
  fabrikam,
  good,
  LAGOS,
  MONDAY,
  OSLO,
  paths,
  people,
  reach,
  rulesWith,
  run,
  SEATTLE,
} from '../../support/law.ts';

const moveTo = (mpnId: string) => ({ type: 'save', page: 'edit', input: { mpnId } }) as const;
const problemOf = (mpnId: string, actor = people.partner) =>
  ask(reach('submitted'), by(actor, moveTo(mpnId))).refusal ?? 'ok';
const invalid = (reason: string) => ({ kind: 'invalid', problems: [{ field: 'mpnId', reason }] });

describe('the MPN id of a claim', () => {
  it.each(['1234', '12345678901', '12345a', '１２３４５', '', ' 12345', '-12345'])(
    'is five to ten digits: not "%s"',
    (mpnId) => {
      expect(problemOf(mpnId)).toEqual(invalid(mpnId === '' ? 'required' : 'notAnMpnId'));
    },
  );

  it.each(['12345', '1234567890'])(
    'may be as long as "%s", where the organisation has such a location',
    (mpnId) => {
      const organisation = { ...fabrikam, locations: [{ mpnId, name: 'New', enrolled: true }] };
      const { claim } = draft();
      const around = {
        actor: people.partner,
        organisation,
        now: MONDAY,
        rules: rulesWith(),
        rev: claim.rev,
      };
      expect(
        decide(claim, { type: 'save', page: 'partial', input: { mpnId } }, around).claim.fields
          .mpnId,
      ).toBe(mpnId);
    },
  );

  it('is not the global id, and that is said', () => {
    expect(problemOf('1234500')).toEqual(invalid('globalMpn'));
  });

  it('is a location of the organisation', () => {
    expect(problemOf('7654321')).toEqual(invalid('foreignMpn'));
  });

  it('is enrolled in an incentive programme', () => {
    expect(problemOf(LAGOS)).toEqual(invalid('notEnrolled'));
  });

  it('is one of those for which the person may act', () => {
    expect(problemOf(OSLO)).toBe('ok');
    expect(ask(reach('submitted'), by(people.ofSeattle, moveTo(OSLO))).refusal).toEqual(
      invalid('mpnNotYours'),
    );
    expect(ask(reach('submitted'), by(people.ofSeattle, moveTo(SEATTLE))).refusal).toBeUndefined();
  });
});

describe('a partner limited to some locations', () => {
  it('changes nothing of a claim at another location, in no status', () => {
    const commands = {
      editing: [good.save, good.discard, good.addPoe, good.removePoe, good.submit],
      submitted: [good.save, good.addPoe, good.requestRejection, good.comment],
      partnerActionRequired: [good.resubmit, good.takeAdvice, good.addPoe, good.comment],
      rejected: [good.dispute, good.addPoe, good.noteClone],
    } as const;
    for (const stage of Object.keys(commands) as (keyof typeof commands)[]) {
      for (const command of commands[stage]) {
        expect(ask(reach(stage), by(people.ofOslo, command)).refusal).toEqual({
          kind: 'otherLocation',
          mpnIds: [OSLO],
        });
        expect(answerOf(ask(reach(stage), by(people.ofSeattle, command)))).toBe('ok');
      }
    }
  });

  it('cannot fetch a claim from another location, nor give theirs away', () => {
    expect(answerOf(ask(reach('submitted'), by(people.ofOslo, moveTo(OSLO))))).toBe(
      'otherLocation',
    );
    const { claim } = ask(
      reach('editing'),
      by(people.partner, { ...moveTo(OSLO), page: 'partial' }),
    );
    expect(
      answerOf(ask(claim, by(people.ofSeattle, { ...moveTo(SEATTLE), page: 'partial' }))),
    ).toBe('otherLocation');
    expect(answerOf(ask(claim, by(people.ofOslo, good.submit)))).toBe('ok');
  });

  it('loses and gains claims as these move', () => {
    const { claim } = run([...paths.submitted, moveTo(OSLO)]);
    expect(answerOf(ask(claim, by(people.ofSeattle, good.comment)))).toBe('otherLocation');
    expect(answerOf(ask(claim, by(people.ofOslo, good.comment)))).toBe('ok');
  });
});
