import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { migrate } from '../../../api/database/migrate.ts'
import { projectRoot } from '../../../templates/project-root.ts'
import { migrationsFolder } from '../../support/postgres.ts'
import { planting } from '../nodes/bundle-node.ts'
import type { Common, Node } from './node.ts'

/** Both names hold, whichever release writes: what one says, the other reads. */
const expand = `
alter table webhooks add column title text;
update webhooks set title = name;
create function keep_title_and_name() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.title := coalesce(new.title, new.name);
    new.name := coalesce(new.name, new.title);
  elsif new.title is distinct from old.title then
    new.name := new.title;
  else
    new.title := new.name;
  end if;
  return new;
end $$;
create trigger keep_title_and_name before insert or update on webhooks for each row execute function keep_title_and_name();
`

/** Once no node of the old release is left. */
const contract = `
drop trigger keep_title_and_name on webhooks;
drop function keep_title_and_name;
alter table webhooks alter column title set not null, drop column name;
`

/** A release to come, in which the name of a webhook stands in another column. */
export interface NextRelease {
  readonly expand: () => Promise<void>
  readonly contract: () => Promise<void>
  readonly startNode: (common: Common) => Promise<Node>
}

export async function prepareNextRelease({ databaseUrl, folder }: Common): Promise<NextRelease> {
  const migrations = join(mkdtempSync(join(folder, 'next-')), 'migrations')
  cpSync(migrationsFolder, migrations, { recursive: true })
  const startNode = await bundleNext()

  async function apply(name: string, text: string): Promise<void> {
    writeFileSync(join(migrations, name), text)
    await migrate({ url: databaseUrl, folder: migrations })
  }

  return {
    expand: () => apply('9000_expand.sql', expand),
    contract: () => apply('9001_contract.sql', contract),
    startNode,
  }
}

async function bundleNext(): Promise<NextRelease['startNode']> {
  // Inside the checkout, where it finds its libraries.
  const outfile = join(projectRoot(), '.siji', 'faults', `next-${process.pid}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'node.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [
      planting({
        name: 'next',
        file: 'api/webhooks/tables.ts',
        from: "name: text('name')",
        to: "name: text('title')",
      }),
    ],
  })
  const next = await import(/* @vite-ignore */ pathToFileURL(outfile).href)
  return next.startNodeHere
}
