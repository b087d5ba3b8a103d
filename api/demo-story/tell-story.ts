import { exampleDeferred, exampleFinding, exampleForm } from '../demo-data/example-form.ts'
import { exampleMaterial } from '../demo-data/example-material.ts'
import { type Actors, createActors, PARK } from './actors.ts'
import { expectEqual } from './expect.ts'
import { reviewers } from './reviewers.ts'

/** Says what has just happened, in both languages. */
export type Tell = (time: string, zh: string, en: string) => void

const DAY = '2024-04-25'

/** The numbers of the worked example, in the legal order of issue. */
const numbers = [
  ['L', '地字第4303022024YG0000901号'],
  ['R', '湘(2024)湘潭市不动产权第0900001号'],
  ['C', '湘潭经开人防许〔2024〕9号'],
  ['P', '建字第4303022024GG0000901号'],
  ['D', '湘潭经开直发〔2024〕9号'],
  ['O', '湘潭经开占绿〔2024〕9号'],
  ['K', '430302202404250901'],
]

/**
 * The worked example over HTTP: one enterprise applies for seven permits, one department asks for a correction, all
 * agree, and the permits are issued within a day. Every step is checked. Gives the combined PDF.
 */
export async function tellStory(url: string, tell: Tell): Promise<Uint8Array> {
  const actors = createActors(url, DAY)
  const application = await submit(actors, tell)
  await accept(actors, tell, application)
  await reviewInParallel(actors, tell, application)
  await correct(actors, tell, application)
  return await issue(actors, tell, application)
}

async function submit(actors: Actors, tell: Tell): Promise<string> {
  await actors.at('08:40')
  const owner = await actors.as('owner')
  const enterprises = await owner.list(`${PARK}/enterprises`)
  const enterprise = enterprises.find(({ creditCode }) => String(creditCode) === exampleForm['creditCode'])
  const draft = await owner.post(`${PARK}/applications`, { process: 'seven-permits', enterpriseId: enterprise?.id })
  const application = String(draft.id)
  const address = `${PARK}/applications/${application}`
  const saved = await owner.put(`${address}/form`, { values: exampleForm })
  expectEqual('mistakes in the form', saved.errors, [])
  tell('08:40', '企业填写一张合并申请表', 'the enterprise fills in one form for all permits')

  await owner.post(`${address}/materials/${exampleDeferred}/deferral`, { signed: true })
  const missing = (await owner.list(`${address}/requirements`)).filter(({ isMet }) => !isMet)
  for (const { code } of missing) {
    await owner.upload(
      `${address}/materials/${String(code)}`,
      await exampleMaterial(String(code)),
      `${String(code)}.pdf`,
    )
  }
  tell('08:45', `上传 ${missing.length} 份材料，容缺监理合同`, `${missing.length} materials uploaded, one deferred`)

  await actors.at('08:52')
  const submitted = await owner.post(`${address}/submission`)
  expectEqual('number of the application', submitted.number, 'SQ20240425001')
  tell('08:52', `提交申请 ${String(submitted.number)}`, 'the application is submitted')
  return application
}

async function accept(actors: Actors, tell: Tell, application: string): Promise<void> {
  await actors.at('09:12')
  await actors.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
  const accepted = await actors.reaches(application, 'inReview')
  const permits = (await (await actors.as('owner')).get(`${PARK}/applications/${application}`)).permits ?? accepted
  expectEqual(
    'permits that apply',
    Array.isArray(permits) ? permits.map((each) => String(each.permit)) : null,
    reviewers.map(([permit]) => permit),
  )
  tell('09:12', '窗口受理，发受理通知书', 'the window accepts')
  await actors.at('09:13')
  for (const [permit, department] of reviewers) await actors.task(`reviewer-${department}`, `review${permit}`)
  tell('09:13', `${reviewers.length} 项证照同时开始审查`, `${reviewers.length} reviews open in parallel`)
}

async function reviewInParallel(actors: Actors, tell: Tell, application: string): Promise<void> {
  const owner = await actors.as('owner')
  await actors.at('11:05')
  await review(actors, 'C', { outcome: 'needsCorrection', findings: [exampleFinding] })
  const before = await owner.list(`${PARK}/applications/${application}/notices`)
  expectEqual(
    'notices so far',
    before.map(({ kind }) => String(kind)),
    ['acceptance'],
  )
  tell('11:05', '人防：计算表缺页，需补正（企业此时不可见）', 'civil air defence finds a page missing, not yet told')

  await actors.at('14:10')
  const others = reviewers.filter(([permit]) => permit !== 'C')
  await Promise.all(others.map(([permit]) => review(actors, permit, { outcome: 'agree' })))
  tell(
    '14:10',
    `其余 ${others.length} 项经审查、复核同意`,
    `the other ${others.length} agree, each checked by a second person`,
  )

  await actors.at('14:12')
  await actors.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
  await actors.reaches(application, 'inCorrection')
  const notices = await owner.list(`${PARK}/applications/${application}/notices`)
  const notice = notices.find(({ kind }) => String(kind) === 'correction')
  const findings = Array.isArray(notice?.findings) ? notice.findings.map((each) => String(each.whatIsWrong)) : []
  expectEqual('findings in the one notice', findings, [exampleFinding.whatIsWrong])
  tell('14:12', '合并为一份补正告知书发给企业', 'one notice with all findings is sent')
}

async function correct(actors: Actors, tell: Tell, application: string): Promise<void> {
  await actors.at('15:01')
  const owner = await actors.as('owner')
  const address = `${PARK}/applications/${application}`
  const { material } = exampleFinding
  const replaced = await owner.upload(
    `${address}/materials/${material}`,
    await exampleMaterial(material, 3),
    'table.pdf',
  )
  expectEqual('version of the replaced material', replaced.version, 2)
  await owner.post(`${address}/submission`)
  await actors.reaches(application, 'inReview')
  await actors.task('reviewer-civil-air-defence', 'reviewC')
  for (const [permit, department] of reviewers.filter(([letter]) => letter !== 'C')) {
    const tasks = await (await actors.as(`reviewer-${department}`)).list(`${PARK}/tasks?view=department`)
    expectEqual(
      `review of ${permit} open again`,
      tasks.some(({ node }) => String(node) === `review${permit}`),
      false,
    )
  }
  tell('15:01', '企业补正，只有人防重新审查', 'the enterprise corrects; only civil air defence opens again')

  await actors.at('15:20')
  await review(actors, 'C', { outcome: 'agree' })
  await actors.reaches(application, 'decided')
  tell('15:20', '人防同意，审查办结', 'civil air defence agrees')
}

async function issue(actors: Actors, tell: Tell, application: string): Promise<Uint8Array> {
  await actors.at('15:35')
  await actors.answer('signatory-real-estate-registry', 'sign', { outcome: 'sign' })
  tell('15:35', '不动产登记中心签发', 'the registry signs')
  await actors.at('15:36')
  await actors.answer('signatory-park-approval-bureau', 'sign', { outcome: 'sign' })
  tell('15:36', '行政审批局签发', 'the bureau signs')
  await actors.reaches(application, 'delivered')

  const owner = await actors.as('owner')
  const permits = await owner.list(`${PARK}/applications/${application}/permits`)
  expectEqual(
    'permits in legal order',
    permits.map(({ permit, number }) => [permit, number]),
    numbers,
  )
  expectEqual('instants of issue', new Set(permits.map(({ issuedAt }) => String(issuedAt))).size, 1)
  for (const { title, titleEn, number } of permits) {
    tell('15:36', `核发 ${String(title)} ${String(number)}`, `issued: ${String(titleEn)}`)
  }
  for (const { verifyPath, number } of permits) {
    const verified = await owner.get(`/api/v1${String(verifyPath)}`)
    expectEqual(`validity of ${String(number)}`, verified.isValid, true)
  }
  tell('15:36', '七个核验码均可公开核验', 'every verification code answers: valid')

  const pdf = await owner.download(`${PARK}/applications/${application}/permits.pdf`)
  expectEqual('head of the file', Buffer.from(pdf.subarray(0, 5)).toString('latin1'), '%PDF-')
  return pdf
}

async function review(actors: Actors, permit: string, body: object): Promise<void> {
  const department = reviewers.find(([letter]) => letter === permit)?.[1] ?? ''
  await actors.answer(`reviewer-${department}`, `review${permit}`, body, `checker-${department}`)
}
