import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { builtInPolicy, type Policy } from '../../services/claims/policy.ts';

const whole = z.number().int().min(1).max(365);
const content = z
  .strictObject({
    reviewStart: whole,
    decision: whole,
    target: whole,
    answer: whole,
    consent: whole,
    dispute: whole,
    disputeResult: whole,
    maxDisputes: z.number().int().min(0).max(100).nullable(),
    remindAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
    poeMaxFiles: z.number().int().min(1).max(20),
    poeMaxBytes: z
      .number()
      .int()
      .min(1)
      .max(25 * 1024 * 1024),
  } satisfies Record<Exclude<keyof Policy, 'zone' | 'holidays'>, z.ZodType>)
  .partial();

/** Content of a policy file that equals the built-in policy. */
export const BUILT_IN_FILE = JSON.stringify(builtInPolicy, Object.keys(content.shape));

/** Reads the policy file of that name: the values that it sets. */
export const policyFile = z.string().transform((file, context): Partial<Policy> => {
  const refuse = (says: string): Partial<Policy> => {
    context.addIssue({ code: 'custom', message: `${file}${says}`.replaceAll(/\s*\n\s*/g, ' ') });
    return z.NEVER;
  };
  try {
    const { success, data, error } = content.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (success)
      return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
    return refuse(
      `: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join(', ')}`,
    );
  } catch (error) {
    return refuse(` cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
});
