import { acceptanceForm } from '../../demo-data/acceptance-form.ts'
import { exampleMaterial } from '../../demo-data/example-material.ts'
import { type Actors, createActors, PARK } from '../actors.ts'
import { expectEqual } from '../expect.ts'
import { recheck, rectify } from './rectify.ts'
import { arrangeSurvey, surveyItem, surveyors } from './site.ts'

/** Something that happened in the story, for its timeline. */
export interface Happening {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly time: string
  readonly zh: string
  readonly en: string
}

export type TellDay = (happening: Happening) => void

/** What the story leaves behind. */
export interface TalePapers {
  readonly application: string
  readonly combined: Uint8Array
}

const LEAD = 'housing-construction'

/**
 * The plant of the worked example is built: joint acceptance over HTTP, from application to certificate. Two findings;
 * both shown by film, one of them reopened once; opinion, filing and certificate on the same day. Every step is checked.
 */
export async function tellAcceptance(url: string, tell: TellDay): Promise<TalePapers> {
  const actors = createActors(url, '2025-11-03')
  const application = await file(actors, tell)
  await survey(actors, tell, application)
  await mend(actors, tell, application)
  const combined = await conclude(actors, tell, application)
  return { application, combined }
}

async function file(actors: Actors, tell: TellDay): Promise<string> {
  const day = '2025-11-03'
  await actors.at('08:50')
  const owner = await actors.as('owner')
  const enterprises = await owner.list(`${PARK}/enterprises`)
  const enterprise = enterprises.find(({ creditCode }) => String(creditCode) === acceptanceForm['creditCode'])
  const draft = await owner.post(`${PARK}/applications`, { process: 'joint-acceptance', enterpriseId: enterprise?.id })
  const application = String(draft.id)
  const address = `${PARK}/applications/${application}`
  const saved = await owner.put(`${address}/form`, { values: acceptanceForm })
  expectEqual('mistakes in the form', saved.errors, [])
  for (const { code } of (await owner.list(`${address}/requirements`)).filter(({ isMet }) => !isMet)) {
    const name = String(code)
    await owner.upload(`${address}/materials/${name}`, await exampleMaterial(name), `${name}.pdf`)
  }
  const { number } = await owner.post(`${address}/submission`)
  tell({ day, time: '08:50', zh: `企业提交联合验收申请 ${String(number)}`, en: 'the enterprise applies' })

  await actors.at('09:20')
  await actors.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await actors.reaches(application, 'inReview')
  tell({ day, time: '09:20', zh: '窗口受理，承诺 8 个工作日', en: 'accepted, promised within 8 working days' })
  return application
}

async function survey(actors: Actors, tell: TellDay, application: string): Promise<void> {
  await actors.at('14:00')
  const times = ['09:00', '14:00'].map((start) => ({
    startsAt: `2025-11-05T${start}:00+08:00`,
    endsAt: `2025-11-05T${start === '09:00' ? '12:00' : '17:00'}:00+08:00`,
  }))
  await arrangeSurvey(actors, application, times)
  tell({ day: '2025-11-03', time: '14:00', zh: '各方约定 11 月 5 日上午勘验', en: 'one survey is arranged' })

  await actors.at('10:00', '2025-11-04')
  await prepare(actors, 'prepareFiling', LEAD)
  await prepare(actors, 'prepareCertificate', 'real-estate-registry')
  const prepared = '备案、登记两部门预审完毕'
  tell({ day: '2025-11-04', time: '10:00', zh: prepared, en: 'filing and certificate are prepared beside' })

  await actors.at('09:10', '2025-11-05')
  for (const [index, [item]] of surveyors.entries()) await surveyItem(actors, item, 60 + index * 20)
  const seen = await (await actors.as('owner')).list(`${PARK}/applications/${application}/notices`)
  expectEqual(
    'notices that tell findings so far',
    seen.filter(({ kind }) => String(kind) === 'rectification'),
    [],
  )
  const surveyed = `${surveyors.length} 项一次勘完，2 个问题（企业此时不可见）`
  tell({ day: '2025-11-05', time: '09:10', zh: surveyed, en: 'all items surveyed at once; two findings, not yet told' })
}

async function prepare(actors: Actors, node: string, department: string): Promise<void> {
  await actors.answer(`reviewer-${department}`, node, { outcome: 'agree' }, `checker-${department}`)
}

async function mend(actors: Actors, tell: TellDay, application: string): Promise<void> {
  await actors.at('10:00', '2025-11-06')
  await actors.answer(`reviewer-${LEAD}`, 'mergeFindings', {})
  await actors.reaches(application, 'inCorrection')
  tell({ day: '2025-11-06', time: '10:00', zh: '一份整改通知书，计时中止', en: 'one notice; the clock stands still' })

  await actors.at('15:00', '2025-11-12')
  expectEqual('findings of the first notice', await rectify(actors, application, '已按要求整改，见视频'), 2)
  tell({ day: '2025-11-12', time: '15:00', zh: '两个问题以视频整改，计时恢复', en: 'both rectified by video' })

  await actors.at('10:00', '2025-11-13')
  await recheck(actors, 'S', null)
  tell({ day: '2025-11-13', time: '10:00', zh: '消防：整改后符合，关闭', en: 'fire: mended, closed' })
  await actors.at('11:00', '2025-11-13')
  await recheck(actors, 'A', '桩基检测报告仍为复印件')
  await actors.reaches(application, 'inCorrection')
  tell({
    day: '2025-11-13',
    time: '11:00',
    zh: '档案：说明理由退回一次',
    en: 'archives: reopened once, with the reason',
  })

  await actors.at('10:00', '2025-11-17')
  expectEqual('findings of the second notice', await rectify(actors, application, '已换成原件，见视频'), 1)
  tell({
    day: '2025-11-17',
    time: '10:00',
    zh: '企业再次整改，只有档案馆复核',
    en: 'rectified again; only archives open',
  })
  await actors.at('14:00', '2025-11-17')
  await recheck(actors, 'A', null)
  tell({ day: '2025-11-17', time: '14:00', zh: '档案：整改后符合，关闭', en: 'archives: mended, closed' })
}

async function conclude(actors: Actors, tell: TellDay, application: string): Promise<Uint8Array> {
  const day = '2025-11-18'
  await actors.at('09:30', day)
  const opinion = '各事项验收合格，整改完毕，同意通过联合验收。'
  const body = { outcome: 'agree', fields: { opinion } }
  await actors.answer(`reviewer-${LEAD}`, 'jointReview', body, `checker-${LEAD}`)
  await actors.reaches(application, 'decided')
  tell({ day, time: '09:30', zh: '会审通过', en: 'the joint review concludes' })

  await actors.at('14:00', day)
  await actors.answer('signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
  await actors.answer('signatory-real-estate-registry', 'sign', { outcome: 'sign' })
  await actors.reaches(application, 'delivered')
  const owner = await actors.as('owner')
  const permits = await owner.list(`${PARK}/applications/${application}/permits`)
  expectEqual(
    'documents in their order',
    permits.map(({ permit }) => String(permit)),
    ['J', 'F', 'R'],
  )
  expectEqual('instants of issue', new Set(permits.map(({ issuedAt }) => String(issuedAt))).size, 1)
  for (const { title, titleEn, number } of permits) {
    const en = `issued: ${String(titleEn)}`
    tell({ day, time: '14:00', zh: `核发 ${String(title)} ${String(number)}`, en })
  }
  return await owner.download(`${PARK}/applications/${application}/permits.pdf`)
}
