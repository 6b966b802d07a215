// The least that the printed Handbook can cost: bare node:http, the same rows by named statements, as many bytes.
import http from 'node:http';
import pg from 'pg';

const [, , url, bytes] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 10, pipeline: true } as pg.PoolConfig);
const statements = [
  `select g.*, array(select topic from groups.topic t where t.group_id = g.id) as topics,
          array(select name from groups.former_name f where f.group_id = g.id) as names
   from groups.registered_group g order by name`,
  `select r.*, p.name from groups.role r join roll.person p on p.id = r.person where role = 'convener' order by r.id`,
  `select * from charters.term order by group_id, from_on desc`,
  `select * from units.unit order by name`,
  `select o.*, p.name from units.post o join roll.person p on p.id = o.person`,
];

const server = http.createServer((_request, response) => {
  const asked = statements.map((text, at) => pool.query({ name: `book${at}`, text }));
  void Promise.all(asked).then((answers) => {
    const page = `<!doctype html>${answers.map(({ rows }) => rows.map((row) => `<p>${Object.values(row as object).join(' ')}</p>`).join('')).join('')}`;
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(page.padEnd(Number(bytes)).slice(0, Number(bytes)));
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
