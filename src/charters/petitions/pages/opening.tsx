import type { CalendarDay } from '../../../platform/time/index.ts';
import {
  Banner,
  Button,
  Details,
  Facts,
  Hash,
  Head,
  LinkButton,
  Plain,
  PostForm,
  Prose,
  Row,
  Section,
  State,
} from '../../../platform/web/parts/index.ts';
import type { PolicyView } from '../../policy-view.ts';
import type { Organizer, Petition } from '../model.ts';
import { frozenText, textHash, tidy } from '../text.ts';
import { OrganizersTable } from '../views.tsx';
import { stateWords } from '../words.ts';
import { openingWords as words } from './opening-words.ts';

/** What is asked before a text is frozen. */
export interface OpeningView {
  /** With the text as it would be frozen. */
  readonly petition: Petition;
  readonly organizers: readonly Organizer[];
  readonly policy: PolicyView;
  readonly lastDay: CalendarDay;
  /** How many have signed, under a petition that was returned. */
  readonly signed: number;
  readonly topicLabel: (topic: string) => string;
  /** The text is another than the one that the organizer wanted to freeze. */
  readonly changed: boolean;
}

/** The whole text, its hash, who answers for it, what follows; and one button, which freezes this text and no other. */
export function OpeningPage(view: OpeningView) {
  const { petition } = view;
  return (
    <>
      <Head
        title={words.title}
        lede={words.lede}
        mark={{
          what: `P ${petition.id}`,
          state: <State of={petition.state}>{stateWords[petition.state]}</State>,
        }}
      />
      {view.changed && (
        <Banner tone="warn" title={words.changed} arrives>
          <p>{words.changedWhat}</p>
        </Banner>
      )}
      <Text view={view} />
      <Section title={words.organizers}>
        <OrganizersTable caption={words.organizersCaption} organizers={view.organizers} />
      </Section>
      <Section title={words.fixed}>
        <p>{words.fixedText}</p>
        <p>
          {whatFollows(view)} {words.judgedBy} <a href={view.policy.href}>{view.policy.title}</a>.
        </p>
        <PostForm action={`/petitions/${petition.id}/opening`}>
          <input type="hidden" name="text" value={textHash(petition)} />
          <Row>
            <Button>{buttonOf(view.policy)}</Button>{' '}
            <LinkButton kind="quiet" href={`/petitions/${petition.id}/draft`}>
              {words.back}
            </LinkButton>
          </Row>
        </PostForm>
      </Section>
    </>
  );
}

function Text({ view: { petition, topicLabel } }: { readonly view: OpeningView }) {
  return (
    <>
      <Section title={words.text}>
        <Facts
          of={[
            [words.name, <b>{tidy(petition.title)}</b>],
            petition.openTo.trim() !== '' && [words.openTo, tidy(petition.openTo)],
            [words.topics, petition.topics.map(topicLabel).join(', ')],
          ]}
        />
        <Prose text={tidy(petition.purpose)} statement />
      </Section>
      <Section title={words.hash}>
        <p>{words.hashWhat}</p>
        <p>
          <Hash of={textHash(petition)} />
        </p>
        <Details summary={words.asHashed}>
          <Plain label={words.asHashed}>{frozenText(petition)}</Plain>
        </Details>
      </Section>
    </>
  );
}

const opensBySigning = ({ steps }: PolicyView): boolean => steps[0]?.step === 'signatures';

function buttonOf(policy: PolicyView): string {
  if (policy.petition.screenDays !== null) return words.submit;
  return opensBySigning(policy) ? words.freeze : words.begin;
}

function whatFollows({ petition, policy, signed, lastDay }: OpeningView): string {
  const { needed, screenDays, keepsSignatures } = policy.petition;
  const first = opensBySigning(policy) ? words.opens(needed, lastDay) : words.awaits;
  const opens = screenDays === null ? first : words.screened(screenDays);
  if (petition.state !== 'returned' || signed === 0) return opens;
  return `${opens} ${keepsSignatures ? words.kept(signed) : words.setAside(signed)}`;
}
