import type { Card } from '../../services/outbox/ports.ts';

/** Text of the notification for a card: its headline. */
export function summaryOf({ fallbackText }: Card): string {
  return typeof fallbackText === 'string' ? fallbackText : 'CPOR claim';
}
