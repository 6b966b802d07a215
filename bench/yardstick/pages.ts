// The least that the four pages can cost: bare node:http, the same rows by named statements, as many bytes.
import http from 'node:http';
import pg from 'pg';

const [, , url, sizes = '{}', petition, group] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true } as pg.PoolConfig);
const bytes = JSON.parse(sizes) as Record<string, number>;
const signed = `(select count(*)::int from charters.signature s where s.petition = p.id and withdrawn_at is null and invalidated_at is null) as signed`;
const statements: Record<string, [text: string, values: unknown[]][]> = {
  home: [
    [`select p.*, ${signed} from charters.petition p where state in ('signing', 'suspended', 'filed', 'docketed')`, []],
    [`select * from groups.registered_group where state = 'active' order by name`, []],
    [
      `select d.*, p.title from charters.decision d join charters.petition p on p.id = d.petition order by decided_on desc limit 10`,
      [],
    ],
  ],
  directory: [
    [`select * from groups.registered_group order by name`, []],
    [`select distinct on (group_id) * from charters.term order by group_id, from_on desc`, []],
    [`select * from groups.topic`, []],
  ],
  petition: [
    [`select p.*, ${signed} from charters.petition p where id = $1`, [petition]],
    [`select * from charters.organizer where petition = $1`, [petition]],
    [
      `select m.first_name, m.last_name from charters.signature s join roll.member m on m.id = s.member where petition = $1 and name_shown`,
      [petition],
    ],
    [
      `select signed_at::date as day, count(*)::int from charters.signature where petition = $1 group by 1 order by 1`,
      [petition],
    ],
    [`select * from charters.decision where petition = $1`, [petition]],
  ],
  group: [
    [`select * from groups.registered_group where slug = $1`, [group]],
    [`select t.* from charters.term t join groups.registered_group g on g.id = t.group_id where slug = $1`, [group]],
    [
      `select r.*, p.name from groups.role r join groups.registered_group g on g.id = r.group_id join roll.person p on p.id = r.person where slug = $1`,
      [group],
    ],
  ],
};

const server = http.createServer((request, response) => {
  const name = request.url!.slice(1);
  const asked = statements[name]!.map(([text, values], at) => pool.query({ name: `${name}${at}`, text, values }));
  void Promise.all(asked).then((answers) => {
    const page = `<!doctype html>${answers.map(({ rows }) => rows.map((row) => `<p>${Object.values(row as object).join(' ')}</p>`).join('')).join('')}`;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(page.padEnd(bytes[name] ?? 0).slice(0, bytes[name]));
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
