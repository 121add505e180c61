import { BadConfig } from './config.ts';

/** Reason why the bot could not start, in one line, with what to do where that is known. */
export function whyNot(error: unknown): string {
  if (error instanceof BadConfig) return error.message;
  const { code, port, message } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `The bot cannot start: port ${port} is taken. End what listens there, or set PORT to another.`;
  return `The bot cannot start: ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}
