import { dayOf } from '../../../platform/time/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  Day,
  ErrorSummary,
  Facts,
  Fine,
  Head,
  Obstacles,
  PostForm,
  Prose,
  Section,
  Select,
  State,
  TextArea,
} from '../../../platform/web/parts/index.ts';
import { stateWords } from '../../petitions/words.ts';
import type { Circulation } from '../model.ts';
import { isOpen } from '../rules/commenting.ts';
import { paragraphsOf } from '../rules/paragraphs.ts';
import { placedIn, type Placed } from '../rules/placing.ts';
import { circulationWords as words, moderationWords } from '../words.ts';
import { Comments } from './comments.tsx';
import { LinkSection } from './link.tsx';
import { Changes, Versions } from './versions.tsx';
import type { CirculationView, Commenting } from './view.ts';

/** A draft with the comments on it beside its paragraphs. */
export function CirculationPage(view: CirculationView) {
  const { circulation, shown, comparison, isOrganizer, commenting } = view;
  const open = isOpen(circulation);
  return (
    <>
      {isOrganizer && <Crumbs links={[backOf(circulation, open)]} />}
      <Head
        title={shown.title || words.untitled}
        mark={{
          what: `${circulation.state === 'draft' ? 'Draft' : 'P'} ${circulation.petition}`,
          more: [words.version(shown.number), <Day on={dayOf(shown.circulatedAt, view.zone)} as="short" />],
          state: <StateOfCirculation circulation={circulation} />,
        }}
        lede={open ? (isOrganizer ? words.organizersLede : words.lede) : words.closedLede}
      />
      {view.reported && <Banner tone="good" title={moderationWords.reported} arrives />}
      <Notice view={view} />
      {isOrganizer && <LinkSection view={view} />}
      <Text view={view} />
      {commenting && <CommentSection commenting={commenting} view={view} />}
      <Versions view={view} />
      {comparison && <Changes comparison={comparison} topicLabel={view.topicLabel} />}
    </>
  );
}

const backOf = ({ petition }: Circulation, open: boolean) =>
  open
    ? { href: `/petitions/${petition}/draft`, label: words.backToDraft }
    : { href: `/petitions/${petition}/desk`, label: words.backToDesk };

/** That a draft is open for comment, or else how its petition stands. */
export function StateOfCirculation({ circulation }: { readonly circulation: Circulation }) {
  if (isOpen(circulation)) return <State of="circulating">{words.circulating}</State>;
  return <State of={circulation.state}>{stateWords[circulation.state]}</State>;
}

function Notice({ view }: { readonly view: CirculationView }) {
  const { commented, commenting, answering, shown, versions } = view;
  const errors = commenting?.form?.errors ?? answering?.form?.errors ?? [];
  if (errors.length > 0) return <ErrorSummary errors={errors} />;
  if (commented) {
    return (
      <Banner tone="good" title={words.commentedNow} arrives>
        <p>{words.commentedNowWhat}</p>
      </Banner>
    );
  }
  if (shown === versions.at(-1)) return null;
  return (
    <Banner tone="warn" title={words.earlier(shown.number)}>
      <p>
        <a href={view.base}>{words.seeLatest}</a>
      </p>
    </Banner>
  );
}

function Text({ view }: { readonly view: CirculationView }) {
  const { shown, versions, comments, topicLabel } = view;
  const placed = placedIn(shown, versions, comments);
  const whole = placed.filter(({ comment }) => comment.paragraph === null);
  const gone = placed.filter(({ standing }) => standing?.number === null);
  return (
    <Section title={words.text} wide>
      <Facts
        of={[
          shown.openTo !== '' && [words.openTo, shown.openTo],
          shown.topics.length > 0 && [words.topics, shown.topics.map(topicLabel).join(', ')],
        ]}
      />
      <ol class="paragraphs">
        {paragraphsOf(shown.purpose).map((text, index) => (
          <Paragraph
            number={index + 1}
            text={text}
            placed={placed.filter(({ standing }) => standing?.number === index + 1)}
            view={view}
          />
        ))}
      </ol>
      {placed.length === 0 && <Fine>{words.none}</Fine>}
      {whole.length > 0 && <h3>{words.onWhole}</h3>}
      <Comments of={whole} view={view} />
      {gone.length > 0 && <h3>{words.onGone}</h3>}
      <Comments of={gone} view={view} />
    </Section>
  );
}

function Paragraph({
  number,
  text,
  placed,
  view,
}: {
  readonly number: number;
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly view: CirculationView;
}) {
  const takesComments = view.commenting?.impediments.length === 0 && view.shown === view.versions.at(-1);
  return (
    <li id={`paragraph-${number}`}>
      <span class="number">{number}</span>
      <div class="read">
        <Prose text={text} />
        {takesComments && (
          <p class="s">
            <a href={`${view.base}?paragraph=${number}#comment`}>{words.speakOf(number)}</a>
          </p>
        )}
      </div>
      {placed.length > 0 && (
        <div class="comments" role="group" aria-label={words.commentsOn(number)}>
          <Comments of={placed} view={view} />
        </div>
      )}
    </li>
  );
}

function CommentSection({
  commenting,
  view: { base, shown: shownVersion, versions, word },
}: {
  readonly commenting: Commenting;
  readonly view: CirculationView;
}) {
  const { name, paragraph, form, refused, impediments } = commenting;
  // Words that came back speak of the version that was read, which may have been replaced meanwhile.
  const read = versions.find(({ number }) => String(number) === form?.entered.text('version')) ?? versions.at(-1)!;
  const options = paragraphsOf(read.purpose).map((text, index) => ({
    value: String(index + 1),
    label: words.paragraph(index + 1, beginningOf(text)),
  }));
  // Whoever reads an earlier version would choose among paragraphs that do not stand before them.
  if (shownVersion !== versions.at(-1) && impediments.length === 0 && !form) {
    return (
      <Section title={words.comment} id="comment">
        <p>
          <a href={`${base}#comment`}>{words.commentOnLatest}</a>
        </p>
      </Section>
    );
  }
  // Somebody whose words came back keeps them, also where nobody may comment any more.
  const shown = impediments.length === 0 || form !== undefined;
  return (
    <Section title={words.comment} id="comment">
      {refused.length > 0 && <Obstacles wordings={refused.map(word)} quiet />}
      {refused.length === 0 && impediments.length > 0 && <Obstacles wordings={impediments.map(word)} quiet />}
      {shown && (
        <PostForm action={`${base}/comments`}>
          <input type="hidden" name="version" value={read.number} />
          <Select
            name="paragraph"
            label={words.of}
            value={String(paragraph ?? 0)}
            form={form}
            options={[{ value: '0', label: words.whole }, ...options]}
          />
          <TextArea
            name="body"
            label={words.body}
            hint={`${words.signed(name)} ${words.bodyHint}`}
            form={form}
            rows={5}
            required
          />
          <Button>{words.send(name)}</Button>
        </PostForm>
      )}
    </Section>
  );
}

/** Enough of a paragraph to know it by. */
function beginningOf(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 48).replace(/\s+\S*$/, '')} …`;
}
