import type { Wording } from '../../../platform/plug.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import {
  Banner,
  Button,
  Day,
  ErrorSummary,
  Field,
  Fine,
  LinkButton,
  PostForm,
  Prose,
  Section,
  TextArea,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { AgendaItem } from '../../agenda/model.ts';
import { AttendanceList } from '../../attendance/pages/shown.tsx';
import { SittingHead } from '../../sittings/pages/head.tsx';
import type { Seen } from '../../sittings/pages/seeing.ts';
import type { MinutesDocument } from '../document.ts';
import type { Minutes } from '../model.ts';
import { words } from '../words.ts';
import { Due, MinutesForms } from '../views.tsx';
import { minuteField } from './fields.ts';

interface Common {
  readonly seen: Seen;
}

/** The minutes, as everybody reads them. */
export function MinutesPage({ seen, minutes }: Common & { readonly minutes: MinutesDocument }) {
  const path = `/meetings/${seen.sitting.id}/minutes`;
  return (
    <>
      <SittingHead seen={seen} title={`${words.title}: ${seen.sitting.name}`} />
      <Section title={words.attendance}>
        <AttendanceList {...minutes} />
      </Section>
      {minutes.items.map(({ place, title, minute }) => (
        <Section title={`${place}. ${title}`} id={`item-${place}`}>
          {minute ? <Prose text={minute} /> : <p>{words.noMinute}</p>}
        </Section>
      ))}
      {minutes.votes.length > 0 && (
        <Section title={words.votes}>
          <ul>
            {minutes.votes.map((vote) => (
              <li>{vote}</li>
            ))}
          </ul>
        </Section>
      )}
      {minutes.whole && (
        <Section title={words.whole}>
          <Prose text={minutes.whole} />
        </Section>
      )}
      {minutes.amendments.length > 0 && (
        <Section title={words.amendments}>
          {minutes.amendments.map(({ on, body, reason }) => (
            <>
              <h3>{words.amendedOn(on)}</h3>
              <p>
                {words.because} {reason}
              </p>
              <Prose text={body} />
            </>
          ))}
        </Section>
      )}
      <Section title={words.formsLabel}>
        <Fine>
          {words.publishedOn} <Day on={minutes.publishedOn} />.
        </Fine>
        <MinutesForms path={path} />
        {seen.keeps && (
          <p>
            <LinkButton kind="quiet" href={`${path}/amendment`}>
              {words.toAmend}
            </LinkButton>
          </p>
        )}
      </Section>
    </>
  );
}

interface DraftProps extends Common {
  readonly items: readonly AgendaItem[];
  readonly minutes: Minutes | undefined;
  readonly dueOn: CalendarDay;
  readonly today: CalendarDay;
  readonly form: Returned | undefined;
  readonly saved: boolean;
  /** What stands in the way of writing, and of publishing what is saved. */
  readonly told: readonly Wording[];
  readonly toPublish: readonly Wording[];
  /** What somebody else saved meanwhile, if what was sent came back for that. */
  readonly isOvertaken: boolean;
}

export function DraftPage(view: DraftProps) {
  const { seen, items, minutes, form, told } = view;
  const path = `/meetings/${seen.sitting.id}/minutes`;
  return (
    <>
      <SittingHead seen={seen} title={words.draftTitle} lede={words.draftLede} />
      {view.saved && !form && <Banner tone="good" title={words.savedNow} arrives />}
      <ErrorSummary errors={form?.errors ?? []} />
      {told.length > 0 && told.map(({ say }) => <p>{say}</p>)}
      {told.length === 0 && (
        <>
          <p>
            <Due dueOn={view.dueOn} today={view.today} />
          </p>
          <PostForm action={path}>
            <input type="hidden" name="revision" value={minutes?.revision ?? 0} />
            {items.map(({ id, place, title, minute }) => (
              <>
                <TextArea
                  name={minuteField(id)}
                  label={words.minuteOf(place, title)}
                  value={minute}
                  rows={4}
                  form={form}
                />
                {view.isOvertaken && <Theirs text={minute} />}
              </>
            ))}
            <TextArea name="body" label={words.body} hint={words.bodyHint} value={minutes?.body} rows={6} form={form} />
            {view.isOvertaken && <Theirs text={minutes?.body ?? ''} />}
            <Button kind={view.toPublish.length === 0 ? 'quiet' : 'filled'}>{words.save}</Button>
          </PostForm>
          <Publishing path={path} wordings={view.toPublish} />
        </>
      )}
    </>
  );
}

function Theirs({ text }: { readonly text: string }) {
  return (
    <>
      <Fine>{words.theirs}:</Fine>
      <Prose text={text} />
    </>
  );
}

function Publishing({ path, wordings }: { readonly path: string; readonly wordings: readonly Wording[] }) {
  return (
    <Section title={words.publishSection}>
      {wordings.length > 0 ? (
        <>
          <p>{words.publishNot}</p>
          <ul>
            {wordings.map(({ say, todo }) => (
              <li>
                {say} {todo?.href && <a href={todo.href}>{todo.label}</a>}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <PostForm action={`${path}/publication`}>
          <Button>{words.publish}</Button>
          <Fine>{words.publishFine}</Fine>
        </PostForm>
      )}
    </Section>
  );
}

export function AmendPage({ seen, form }: Common & { readonly form: Returned | undefined }) {
  return (
    <>
      <SittingHead seen={seen} title={words.amendTitle} lede={words.amendLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <PostForm action={`/meetings/${seen.sitting.id}/minutes/amendments`}>
        <TextArea name="amendment" label={words.amendment} rows={6} form={form} required />
        <Field name="reason" label={words.reason} hint={words.reasonHint} form={form} required />
        <Button>{words.amend}</Button>
      </PostForm>
    </>
  );
}
