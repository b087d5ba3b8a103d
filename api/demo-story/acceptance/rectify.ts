import { demoFilm } from '../../demo-data/demo-film.ts'
import { type Actors, PARK } from '../actors.ts'
import type { Json } from '../caller.ts'
import { surveyorOf } from './site.ts'

/** The enterprise shows by a film how each finding of the open notice was mended, and hands all in at once. */
export async function rectify(actors: Actors, application: string, words: string): Promise<number> {
  const owner = await actors.as('owner')
  const address = `${PARK}/applications/${application}`
  const round = (await owner.list(`${address}/rectification`)).at(-1)
  const findings = Object.values(round?.findings ?? {})
  for (const { id } of findings) {
    await owner.upload(`${address}/rectification/${String(id)}/media`, demoFilm(), 'mended.webm')
    await owner.put(`${address}/rectification/${String(id)}`, { words, isRectified: true })
  }
  await owner.post(`${address}/submission`)
  await actors.reaches(application, 'inReview')
  return findings.length
}

/** The department that found it closes what is mended, or reopens it with this reason. */
export async function recheck(actors: Actors, item: string, reopenedBecause: string | null): Promise<void> {
  const account = `reviewer-${surveyorOf(item)}`
  const person = await actors.as(account)
  const task = await actors.task(account, `recheck${item}`)
  await person.post(`${task}/claim`)
  const { findings } = await person.get(`${task}/recheck`)
  await person.post(`${task}/recheck`, {
    findings: Object.values(findings ?? {}).map(({ id }: Json) => ({
      finding: id,
      isMended: reopenedBecause === null,
      ...(reopenedBecause === null ? {} : { reason: reopenedBecause }),
    })),
  })
}
