import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import type { Source } from '../answers/intake.ts';

const FILE = 'application/vnd.microsoft.teams.file.download.info';
const isPicture = ({ contentType }: Attachment): boolean => contentType.startsWith('image/');

const download = z.object({
  downloadUrl: z.string().max(8000),
  uniqueId: z.string().max(500).optional(),
});

/** Files of a message: attached ones, and pictures as phones send them. */
export const filesIn = (attachments: readonly Attachment[]): Attachment[] => [
  ...attachments.filter(({ contentType }) => contentType === FILE),
  ...attachments.filter((one) => isPicture(one) && one.contentUrl),
];

/** Whether a message holds a picture, including one without an address to fetch it from. */
export const hasPicture = (attachments: readonly Attachment[]): boolean =>
  attachments.some(isPicture);

/**
 * Address of a file: on its sender's SharePoint, or in Teams itself for pictures from phones;
 * undefined where the message names none.
 */
export function sourceOf(attachment: Attachment): Source | undefined {
  const { content, contentUrl, name = '' } = attachment;
  if (isPicture(attachment)) {
    const downloadUrl = z.string().min(1).max(8000).safeParse(contentUrl).data;
    return downloadUrl === undefined
      ? undefined
      : { name: name.slice(0, 300), downloadUrl, uniqueId: '', inTeams: true };
  }
  const { downloadUrl, uniqueId = '' } = download.safeParse(content).data ?? {};
  return downloadUrl === undefined
    ? undefined
    : { name: name.slice(0, 300), downloadUrl, uniqueId };
}
