import {
  Banner,
  Button,
  Chips,
  Choices,
  Empty,
  ErrorSummary,
  Field,
  Fine,
  LinkButton,
  Obstacles,
  PostForm,
  Row,
  Saved,
  Section,
  Segments,
  Select,
  Speaks,
  TextArea,
  Tick,
  type Filled,
} from '../../src/platform/web/parts/index.ts';

const entered: Readonly<Record<string, string[]>> = {
  'paid-through': ['2026-11-31'],
  why: ['Because'],
  'topic[]': ['buildings'],
  vote: [],
};
const cameBack: Filled = {
  entered: { text: (name) => entered[name]?.[0] ?? '', all: (name) => entered[name] ?? [] },
  errors: [
    { field: 'paid-through', message: 'November has 30 days. Write the day as 2026-11-30.' },
    { field: 'vote', message: 'Choose how you vote.' },
    { field: 'agree', message: 'Say that you have read it.' },
  ],
};

/** What one acts with. */
export function ActingParts() {
  return (
    <>
      <Buttons />
      <Fields />
      <CameBack />
      <Banners />
    </>
  );
}

function Buttons() {
  return (
    <Section title="Buttons">
      <Row>
        <LinkButton large href="#main">
          Sign this petition
        </LinkButton>
        <Button>Join</Button>
        <Button kind="quiet">Withdraw my signature</Button>
        <Button kind="grave">Strike out 23 signatures</Button>
        <Button disabledBy="why-not">File</Button>
      </Row>
      <Fine id="why-not">Two things above stand in the way.</Fine>
    </Section>
  );
}

function Fields() {
  return (
    <Section title="Fields">
      <PostForm action="/parts" files>
        <Field name="name" label="Name of the group" hint="Up to 120 letters." value="Climate and Libraries" />
        <div class="pair">
          <Field name="first" label="First name" autocomplete="name" />
          <Field name="last" label="Last name" />
        </div>
        <Field name="on" label="Day of the meeting" type="date" short value="2027-01-24" />
        <Field name="q" label="A name, a former name or a topic" type="search" beside={<Button>Find</Button>} />
        <Field name="roll" label="Export of the membership system" hint="A CSV file, at most 25 MB." type="file" />
        <Select
          name="rules"
          label="Rules"
          value="2014"
          options={[
            { value: '2014', label: 'ALA-MIG, version of 2014' },
            { value: '1985', label: 'ALA-MIG before 2014' },
          ]}
        />
        <TextArea name="note" label="A note for the committee" value="Three sheets came on paper." />
        <TextArea
          name="statement"
          label="Statement of purpose"
          statement
          value={'The group brings together members.\n\nIt will collect what has been tried.'}
        />
        <Choices
          name="mail"
          legend="How shall the list reach you?"
          chosen="every"
          options={[
            { value: 'every', label: 'Every message' },
            {
              value: 'digest',
              label: 'A daily digest',
              hint: 'About seven in the morning, when there is something to read',
            },
            { value: 'none', label: 'No mail', hint: 'You stay in the group and read here' },
          ]}
        />
        <Segments
          name="vote"
          label="Lourdes Monteverde y Salazar"
          chosen="return"
          options={['Approve', 'Decline', 'Return', 'Abstain', 'Recused', 'Away'].map((label) => ({
            value: label.toLowerCase(),
            label,
          }))}
        />
        <Chips
          name="topics[]"
          legend="Up to six, from the association’s list"
          hint="Topics find the units that words alone would miss."
          chosen={['sustainability', 'buildings']}
          options={[
            'Sustainability',
            'Buildings',
            'Preservation',
            'Community engagement',
            'Government information',
          ].map((label) => ({
            value: label.toLowerCase(),
            label,
          }))}
        />
        <Chips
          name="words[]"
          legend="Very many"
          chosen="word-30"
          options={Array.from({ length: 40 }, (_, index) => ({
            value: `word-${index + 1}`,
            label: `Government information ${index + 1}`,
          }))}
        />
        <Tick name="read" checked hint="The text can no longer change once it is frozen.">
          I have read the statement to its end
        </Tick>
        <Row>
          <Button kind="quiet">Save</Button> <Saved zone="America/Chicago">Saved 14:31</Saved>
        </Row>
      </PostForm>
    </Section>
  );
}

function CameBack() {
  return (
    <Section title="Came back">
      <ErrorSummary errors={cameBack.errors ?? []} />
      <PostForm action="/parts">
        <Field name="paid-through" label="Paid through" hint="As 2026-11-30." short form={cameBack} />
        <TextArea name="why" label="Your reason" form={cameBack} rows={2} />
        <Choices
          name="vote"
          legend="Your vote"
          form={cameBack}
          options={[
            { value: 'approve', label: 'Approve' },
            { value: 'return', label: 'Return for changes', hint: 'The 112 signatures are kept' },
          ]}
        />
        <Tick name="agree" form={cameBack}>
          I have read the dossier
        </Tick>
      </PostForm>
    </Section>
  );
}

function Banners() {
  return (
    <Section title="Banners">
      <Banner level={3} title="The committee meets on 24 January 2027">
        <p>A petition filed by 15 December is on its agenda.</p>
      </Banner>
      <Banner level={3} tone="good" title="Signed. You are the 74th.">
        <p>A receipt is on its way to j•••@example.org, with a link to withdraw.</p>
      </Banner>
      <Banner level={3} tone="warn" title="Someone else changed this text at 14:31">
        <p>
          Yours is kept below. <a href="#main">See both side by side</a>
        </p>
      </Banner>
      <Banner level={3} tone="bad" title="Two things stand in the way. Both can be mended." />
      <Obstacles
        wordings={[
          {
            say: 'Your dues were paid through 31 August 2026. A signature needs good standing on the day it is given.',
            todo: { label: 'Renew your membership', href: '#main' },
          },
          {
            say: 'Only personal members may sign.',
            todo: { label: 'If you also hold a personal membership, sign in with its number.' },
          },
        ]}
      />
      <Speaks>This group does not speak for the association.</Speaks>
      <Empty
        title="No signatures yet."
        action={
          <LinkButton kind="quiet" href="#main">
            Text to copy
          </LinkButton>
        }
      >
        The first comes easiest from someone you have told in person. Here is a text to send.
      </Empty>
    </Section>
  );
}
