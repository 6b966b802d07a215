import type { VNode } from 'preact';
import { shownText } from '../lists/showing.ts';
import { pictureTypes, type Attachment } from './model.ts';
import { words } from './words.ts';

/** Where a file is had. @param message the address of its message */
export const attachmentHref = (message: string, { position }: Pick<Attachment, 'position'>): string =>
  `${message}/attachments/${position}`;

const isPicture = ({ mediaType }: Attachment): boolean => pictureTypes.includes(mediaType);

interface FilesProps {
  readonly files: readonly Attachment[];
  /** The address of their message. */
  readonly message: string;
  /** Whether mail addresses are hidden from the reader. */
  readonly masksAddresses?: boolean;
}

/** The files that came with a message; what is a picture is seen. */
export function Files({ files, message, ...wishes }: FilesProps): VNode | null {
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label={words.label}>
      {files.map((file) => {
        const { name, size, mediaType } = file;
        const href = attachmentHref(message, file);
        return (
          <li>
            {isPicture(file) && <img src={href} alt="" loading="lazy" />}
            <a href={href}>{shownText(name, wishes)}</a>
            <span>
              {words.kind(mediaType, name)}, {words.size(size)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Where the picture is had that the HTML of a message calls by a name; undefined where it is none. */
export const pictureAt =
  ({ files, message }: FilesProps) =>
  (contentId: string): string | undefined => {
    const file = files.find((each) => each.contentId === contentId);
    return file && isPicture(file) ? attachmentHref(message, file) : undefined;
  };
