import type { VNode } from 'preact';
import { sizeWritten } from '../../../platform/written/index.ts';
import { Button, Field, type Filled } from '../../../platform/web/parts/index.ts';
import type { DraftFile } from './model.ts';
import { fileWords as words } from './words.ts';

interface AttachingProps {
  /** Of the form to write in, in which this stands. */
  readonly action: string;
  readonly files: readonly DraftFile[];
  readonly form?: Filled | undefined;
}

/** The files that go with a message, and a field for another. */
export function Attaching({ action, files, form }: AttachingProps): VNode {
  return (
    <>
      {files.length > 0 && (
        <ul class="files" aria-label={words.files}>
          {files.map(({ id, name, size }) => (
            <li>
              <b>{name}</b>
              <span>{sizeWritten(size)}</span>
              <Button kind="quiet" formaction={`${action}/files/${id}/removal`} label={words.removeOf(name)}>
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field
        type="file"
        name="file"
        label={words.attach}
        hint={words.hint}
        form={form}
        beside={
          <Button kind="quiet" formaction={`${action}/files`}>
            {words.attachDo}
          </Button>
        }
      />
    </>
  );
}
