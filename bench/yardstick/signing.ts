// The least that a durable signature over HTTP can cost: bare node:http, one named INSERT, the same driver.
import http from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2]!, max: 10 });
await pool.query(
  'create table if not exists signature (id bigint generated always as identity primary key, member bigint not null, signed_at timestamptz not null)',
);

const server = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const member = Number(request.url!.slice(1));
    void pool
      .query({
        name: 'sign',
        text: 'insert into signature (member, signed_at) values ($1, $2)',
        values: [member, new Date()],
      })
      .then(() => response.writeHead(303, { location: '/' }).end());
  });
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
