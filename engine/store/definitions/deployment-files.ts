import type { ISql } from 'postgres'
import type { DeploymentFiles } from '../../model/deployment.ts'

/** Keeps the files of a deployment; those of one that is there already are the same, for their hash is. */
export async function insertDeploymentFiles(
  sql: ISql,
  parkId: string,
  hash: string,
  files: DeploymentFiles,
): Promise<void> {
  const rows = Object.entries(files).map(([path, content]) => ({
    path,
    content: Buffer.from(content).toString('base64'),
  }))
  await sql`
    insert into deployment_files (park_id, hash, path, content)
    select ${parkId}, ${hash}, r.path, decode(r.content, 'base64')
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(path text, content text)
    on conflict (park_id, hash, path) do nothing`
}

/** All files of a deployment; `null` where the park has none of that hash. */
export async function readDeploymentFiles(sql: ISql, parkId: string, hash: string): Promise<DeploymentFiles | null> {
  const rows = await sql<{ path: string; content: Uint8Array }[]>`
    select path, content from deployment_files where park_id = ${parkId} and hash = ${hash}`
  return rows.length === 0 ? null : Object.fromEntries(rows.map(({ path, content }) => [path, new Uint8Array(content)]))
}
