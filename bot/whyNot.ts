import { CosmosUnfit } from '../services/stores/cosmosContainers.ts';
import { FolderInUse } from '../services/stores/sqlite.ts';

/** Why the bot could not start, in one line that says what to do; undefined: nobody foresaw it. */
export function whyNot(error: unknown): string | undefined {
  if (error instanceof FolderInUse || error instanceof CosmosUnfit) return `The bot cannot start: ${error.message}`;
  if (!(error instanceof Error)) return undefined;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `The bot cannot start: port ${port} is taken. End what listens there, or set PORT to another.`;
  if (code === 'EACCES')
    return `The bot cannot start: ${error.message}. Choose a PORT above 1024 or a folder that may be written.`;
  return /people|PEOPLE|JSON|ENOENT/.test(error.message)
    ? `The bot cannot start: ${error.message.replaceAll('\n', ' ')}`
    : undefined;
}
