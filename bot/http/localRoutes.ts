import { z } from 'zod';
import type { Clock } from '../../services/ports.ts';
import { readJson } from './readJson.ts';
import { answer, sendProblem, type Route } from './replies.ts';

const body = z.strictObject({ advance: z.string(), sweep: z.boolean().optional() });

/** `GET` and `POST /local/clock`: reads and moves local mode's clock. */
export function clockRoutes(
  clock: Clock,
  move: (advance: string, sweep: boolean) => Promise<{ now: string } | { problem: string }>,
): { read: Route; move: Route } {
  return {
    async read(_req, res) {
      answer(res, 200, { now: clock.now() });
    },
    async move(req, res) {
      const parsed = body.safeParse(await readJson(req, 4096));
      if (!parsed.success)
        return sendProblem(
          res,
          400,
          'The body must be { "advance": "P3D" }: an ISO 8601 duration, and optionally "sweep": false.',
        );
      const moved = await move(parsed.data.advance, parsed.data.sweep ?? true);
      if ('problem' in moved) return sendProblem(res, 400, moved.problem);
      answer(res, 200, { now: moved.now });
    },
  };
}
