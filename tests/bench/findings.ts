import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { insertFindings } from '../../api/findings/queries.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import type { CallAnswer, Caller } from '../support/caller.ts'
import { mustSucceed, review, reviews, type Story, tell } from '../support/story.ts'
import { percentile, report } from './report.ts'

const LEAD = 'reviewer-park-approval-bureau'
const MOST_KILOBYTES = 300
const MOST_MILLISECONDS = 1_000

/** Many departments with many findings on one application: what the lead's page weighs, and how long an act takes. */
export async function benchFindings(size: {
  readonly departments: number
  readonly findings: number
  readonly rounds: number
}): Promise<void> {
  process.env['SIJI_TEST_FOLDER'] = mkdtempSync(join(tmpdir(), 'siji-bench-'))
  const site = await startTestApp()
  try {
    const story = await toMerge(site)
    const task = await story.task(LEAD, 'mergeFindings')
    const lead = await site.as(LEAD)
    const ids = await fill(site, story.id, size)
    mustSucceed(await lead.post(`${task}/claim`))
    const of = `${size.departments} departments × ${size.findings} findings`
    await benchPage('merge-page', of, lead, task.replace('/api/v1', ''), size.rounds)
    await benchActs(of, lead, task, ids, size.rounds)
    const began = performance.now()
    mustSucceed(await lead.post(`${task}/answer`, {}))
    await story.reaches('inCorrection')
    reportTime('notice-sent', performance.now() - began, `${of}, until the application is in correction`, 60_000)
    const owner = await site.as('owner')
    await benchPage('correction-page', of, owner, `/parks/demo/applications/${story.id}/correction`, 3)
    await benchPage('tracking-page', of, owner, `/parks/demo/applications/${story.id}`, 3)
  } finally {
    await site.close()
  }
}

async function toMerge(site: TestApp): Promise<Story> {
  const story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  const findings = [{ whatIsWrong: '图纸缺章', howToFix: '补章' }]
  for (const [permit] of reviews) {
    await review(story, permit, permit === 'C' ? { outcome: 'needsCorrection', findings } : { outcome: 'agree' })
  }
  return story
}

/** Spread over the fields of the form, as reviewers would; half of them say what another one says. */
async function fill(
  site: TestApp,
  applicationId: string,
  { departments, findings }: { readonly departments: number; readonly findings: number },
): Promise<readonly string[]> {
  const process = await site.app.catalogue.newest(site.parkId, 'seven-permits')
  const fields = process.form.fields.map(({ key }) => key)
  const officer = (await (await site.as(LEAD)).get('/api/v1/me')).body
  const all = Array.from({ length: departments * findings }, (_, index) => ({
    ...{ parkId: site.parkId, id: v7(), commandId: v7(), position: 0, applicationId, permit: 'C', material: null },
    field: fields[index % 40] ?? null,
    whatIsWrong: `第 ${index >> 1} 处：填写内容与图纸不一致`,
    howToFix: `按第 ${index >> 1} 张图纸改正`,
    ...{ rule: null, department: `department-${index % departments}`, personId: String(officer.id) },
    ...{ writtenAt: new Date(), round: 1, whyLate: null, approvedBy: null },
  }))
  for (let from = 0; from < all.length; from += 2_000) {
    await site.database.inPark(site.parkId, (tx) => insertFindings(tx, all.slice(from, from + 2_000)))
  }
  return all.map(({ id }) => id)
}

async function benchPage(name: string, of: string, caller: Caller, address: string, rounds: number): Promise<void> {
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    bytes = mustBeThere(await caller.get(address)).bytes.length
    times.push(performance.now() - began)
  }
  const kilobytes = bytes / 1_000
  report({
    ...{ bench: 'findings', name, value: kilobytes, unit: 'kB', ratio: kilobytes / MOST_KILOBYTES },
    ...{ against: `${MOST_KILOBYTES} kB, not compressed; ${of}`, goal: 1, better: 'lower' },
  })
  reportTime(`${name}-p95`, percentile(times, 0.95), of)
}

/** Merging, splitting, leaving out and taking back, in turn. */
async function benchActs(
  of: string,
  lead: Caller,
  task: string,
  ids: readonly string[],
  rounds: number,
): Promise<void> {
  const times: number[] = []
  const timed = async (act: Promise<CallAnswer>) => {
    const began = performance.now()
    const answer = mustBeThere(await act)
    times.push(performance.now() - began)
    return answer
  }
  for (let round = 0; round < rounds; round += 1) {
    // Forty fields, so that these two are about the same one.
    const findings = [ids[round], ids[round + 40]]
    const words = { whatIsWrong: '填写内容与图纸不一致', howToFix: '按图纸改正', findings }
    const { body } = await timed(lead.post(`${task}/merged-lines`, words))
    await timed(lead.remove(`${task}/merged-lines/${String(body.id)}`))
    await timed(lead.put(`${task}/set-aside/${ids[round]}`, { reason: '与另一条相同' }))
    await timed(lead.remove(`${task}/set-aside/${ids[round]}`))
  }
  reportTime('act-p95', percentile(times, 0.95), of)
}

function reportTime(name: string, value: number, of: string, most = MOST_MILLISECONDS): void {
  report({
    ...{ bench: 'findings', name, value, unit: 'ms', ratio: value / most },
    ...{ against: `${most} ms; ${of}`, goal: 1, better: 'lower' },
  })
}

function mustBeThere(answer: CallAnswer): CallAnswer {
  mustSucceed(answer)
  return answer
}
