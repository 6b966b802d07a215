import {
  Card,
  Count,
  Crumbs,
  Day,
  Details,
  Diff,
  Entries,
  Entry,
  Facts,
  Fine,
  Hash,
  Mail,
  MemberNumber,
  Messages,
  Moment,
  monthStrokes,
  Pages,
  Plain,
  Prose,
  Reply,
  Ring,
  Section,
  State,
  Steps,
  Sums,
  Table,
  Tabs,
  Tally,
  Timeline,
  Tracings,
  Votes,
} from '../../src/platform/web/parts/index.ts';

const states = {
  'On the way': [
    ['draft', 'Draft'],
    ['circulating', 'Circulating for comment'],
    ['signing', 'Open for signature'],
    ['filed', 'Being verified'],
    ['docketed', 'On the docket'],
  ],
  There: [
    ['approved', 'Approved'],
    ['chartered', 'In term'],
    ['renewing', 'Renewing'],
  ],
  'Ended otherwise': [
    ['returned', 'Returned for changes'],
    ['declined', 'Declined'],
    ['withdrawn', 'Withdrawn'],
    ['lapsed', 'Lapsed'],
    ['dissolved', 'Dissolved'],
  ],
  'A signature': [
    ['counted', 'Counts'],
    ['doubt', 'To look at'],
    ['rejected', 'Rejected'],
  ],
} as const;

/** What one reads. */
export function ReadingParts() {
  return (
    <>
      <States />
      <Rings />
      <Strokes />
      <Lists />
      <Tables />
      <Ways />
      <Records />
    </>
  );
}

function States() {
  return (
    <Section title="States">
      <Facts
        of={Object.entries(states).map(([term, each]) => [
          term,
          <span class="row">
            {each.map(([of, word]) => (
              <State of={of}>{word}</State>
            ))}
          </span>,
        ])}
      />
    </Section>
  );
}

function Rings() {
  return (
    <Section title="Rings">
      <div class="columns">
        {[0, 73, 100, 104].map((filled) => (
          <Ring filled={filled} needed={100}>
            have signed
          </Ring>
        ))}
        <Ring filled={18} needed={25} />
        <Ring filled={12_040} needed={57_404} />
      </div>
      <div class="row">
        {[3, 50, 100, 112].map((filled) => (
          <Ring small filled={filled} needed={100} />
        ))}
        <Ring small filled={7} needed={10} />
      </div>
    </Section>
  );
}

function Strokes() {
  return (
    <Section title="Strokes">
      <Tally
        strokes={[
          ...Array.from({ length: 8 }, () => ({ kind: 'in' as const, tall: true })),
          { kind: 'no', tall: true },
          { kind: 'back', tall: true },
          { kind: 'past' },
          { kind: 'open' },
          { kind: 'open' },
        ]}
        ends={['11 of 13 have acted; 7 are a quorum', '8 approve · 1 decline · 1 return · 1 recused']}
      />
      <Tally
        strokes={monthStrokes(17, 36)}
        ends={[<Day on="2025-07-01" />, '17 of 36 months', <Day on="2028-06-30" />]}
      />
    </Section>
  );
}

const tracings = {
  label: 'Topics and units',
  topics: ['Sustainability', 'Buildings', 'Preservation'].map((label) => ({ label, href: '#main' })),
  bodies: ['SustainRT', 'Core: Leadership, Infrastructure, Futures'].map((label) => ({ label, href: '#main' })),
};

function Lists() {
  return (
    <Section title="Entries">
      <Entries>
        <Entry
          href="#main"
          title="Community Memory: Oral History, Local Newspapers and the Records of Small Places"
          mark={{ what: 'P 44', more: ['2026'], state: <State of="signing">Open for signature</State> }}
          beside={<Ring small filled={4} needed={100} />}
        >
          <p>Record, keep and lend the memory of towns that have no archive of their own.</p>
          <Tracings {...tracings} />
        </Entry>
        <Entry
          href="#main"
          title="Libraries Foster Community Engagement"
          was="formerly Libraries Fostering Civic Engagement"
          mark={{ what: 'G 4', more: ['1,284 participants'], state: <State of="chartered">In term</State> }}
          beside={<Tally strokes={monthStrokes(17, 36)} ends={['17 of 36 months']} />}
        />
      </Entries>
      <Entries two>
        {['Diversity', 'Graphic Novels & Comics in Libraries', 'Information Commons'].map((title, index) => (
          <Entry
            href="#main"
            title={title}
            mark={{ what: `G ${index + 1}`, state: <State of="chartered">In term</State> }}
          >
            <p>Experience in promoting, developing and sustaining it.</p>
          </Entry>
        ))}
      </Entries>
      <Card raised>
        <h3>The count</h3>
        <Sums
          of={[
            ['Filed', 1109],
            ['Dues run out', -1],
            ['To look at', -3],
          ]}
          total={['Count, of 100', 1105]}
        />
        <Fine>What you have not looked at is not counted.</Fine>
      </Card>
      <Facts
        of={[
          ['Member', <MemberNumber of="10482217" />],
          ['Participants', <Count of={57_404} />],
          ['Read', <Moment at={new Date('2026-11-23T20:20:00Z')} zone="America/Chicago" as="full" />],
          ['Fingerprint', <Hash of="9f2c41d807be5a63e1f08d2bc7943a1670ce5b98d4a122f76e0d913b4c85fa37" />],
          ['The same, short', <Hash short of="9f2c41d807be5a63e1f08d2bc7943a1670ce5b98d4a122f76e0d913b4c85fa37" />],
        ]}
      />
    </Section>
  );
}

function Tables() {
  const columns = [
    { label: 'No.', num: true },
    { label: 'Signer', head: true },
    { label: 'Signed' },
    { label: 'Result' },
    { label: 'Change', unseen: true },
  ];
  const signer = (name: string, number: string) => (
    <>
      {name}
      <br />
      <span class="quiet-text">
        <MemberNumber of={number} />
      </span>
    </>
  );
  const change = (
    <a href="#main" aria-label="Change this one">
      Change
    </a>
  );
  return (
    <Section title="Tables" wide>
      <Table
        caption="Signatures and their standing"
        columns={columns}
        rows={[
          { cells: ['1', signer('Ahlgren, Signe', '10024471'), '3 Sept', <State of="counted">Counts</State>, change] },
          {
            tone: 'rejected',
            cells: [
              '4',
              signer('Hollingsworth-Abubakar, Christopher', '10493316'),
              '9 Sept',
              <>
                <State of="rejected">Rejected</State> <span class="reason">Dues had run out 16 days before filing</span>
              </>,
              change,
            ],
          },
          {
            tone: 'doubt',
            cells: [
              '7',
              signer('Lee, Jon', '10446120'),
              '14 Sept',
              <>
                <State of="doubt">To look at</State> <span class="reason">Near to no. 8</span>
              </>,
              change,
            ],
          },
        ]}
      />
      <Pages page={5} pages={32} href={(page) => `?page=${page}`} />
      <Diff
        left={{
          title: 'No. 7',
          facts: [
            ['Name', 'Lee, Jon'],
            ['Member', '1044 6120'],
            ['E-mail', 'jlee@example.org'],
          ],
        }}
        right={{
          title: 'No. 8',
          facts: [
            ['Name', 'Lee, John'],
            ['Member', '1044 6211'],
            ['E-mail', 'jlee@example.org'],
          ],
        }}
      />
      <Table
        stack={false}
        caption="Rows of the last import"
        columns={['Line', 'Number', 'First', 'Last', 'Class', 'Status', 'Joined', 'Paid through', 'Suspended'].map(
          (label, index) => ({ label, num: index === 0 }),
        )}
        rows={[
          {
            cells: [
              '12,402',
              '10024471',
              'Lourdes',
              'Monteverde y Salazar',
              'Regular',
              'Active',
              '2011-05-03',
              '2027-06-30',
              'no',
            ],
          },
        ]}
        total={['1', '', '', '', '', '', '', '', '']}
      />
    </Section>
  );
}

function Ways() {
  return (
    <Section title="Ways">
      <Crumbs
        links={[
          { href: '#main', label: 'Docket' },
          { href: '#main', label: '24 January 2027' },
        ]}
      />
      <Tabs
        label="The signatures"
        tabs={[
          { href: '#main', label: 'All', count: 1109, current: true },
          { href: '#main', label: 'To look at', count: 3 },
          { href: '#main', label: 'Rejected', count: 4 },
        ]}
      />
      <Details summary="Frozen 1 September 2026, and provably the same for every signer" open>
        <p class="s">Every signature carries this fingerprint of the text.</p>
      </Details>
      <Steps
        steps={[
          { title: 'Look who is there', text: 'Overlap is usual, and never a refusal.' },
          { title: 'Write the statement', text: 'The text is frozen before the first signature.' },
          { title: 'Gather a hundred', text: 'One press for a member who is signed in.' },
        ]}
      />
      <Timeline
        steps={[
          { on: <Day on="2006-01-24" />, what: 'First charter, as Libraries Fostering Civic Engagement' },
          { on: <Day on="2026-11-23" />, what: 'Today', when: 'now' },
          { on: <Day on="2028-06-30" />, what: 'The term ends.', when: 'ahead' },
        ]}
      />
    </Section>
  );
}

function Records() {
  return (
    <Section title="Records">
      <Prose
        statement
        text={
          'The group joins members who serve people new to a country, a language or a town.\n\nIt gathers what works, from the first library card to conversation circles.'
        }
      />
      <Votes
        of={[
          { name: 'Imogen Castellanos, chair', vote: <State of="approved">Approve</State> },
          { name: 'Lourdes Monteverde y Salazar', vote: <State of="draft">Not yet</State> },
          { name: 'Jasper Whitehorse', vote: <State of="withdrawn">Recused</State> },
        ]}
      />
      <Reply>
        <p>We hold literacy and outreach, and we have no quarrel with this.</p>
      </Reply>
      <Messages
        of={[
          { by: 'Eun-ji Park', at: <Day on="2026-11-18" />, body: <p>I would return it for that line.</p> },
          {
            by: 'Kateřina Dvořáková',
            more: 'by mail',
            at: <Day on="2026-11-20" />,
            body: <p>Written comment: approve.</p>,
          },
        ]}
      />
      <Mail
        head={[
          ['From', 'Folkmoot <no-reply@folkmoot.example.org>'],
          ['Subject', <b>You signed: Libraries and Climate Resilience</b>],
        ]}
      >
        <p class="serif lede">Dear Jordan Bellweather, your signature is counted.</p>
      </Mail>
      <Plain label="The mail as plain text">
        {'Dear Jordan Bellweather,\n\nyour signature is counted. You are the 74th of the hundred.'}
      </Plain>
    </Section>
  );
}
