import type { Card } from '../../services/outbox/ports.ts';

/** What a notification of this card reads: its headline. */
export function summaryOf({ fallbackText }: Card): string {
  return typeof fallbackText === 'string' ? fallbackText : 'CPOR claim';
}
