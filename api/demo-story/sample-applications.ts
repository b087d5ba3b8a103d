/** How far a sample application has come when a newcomer first looks. */
export type SampleStage = 'received' | 'underReview' | 'inCorrection' | 'delivered'

export interface SampleApplication {
  /** Account that files it. */
  readonly owner: string
  readonly creditCode: string
  readonly project: string
  readonly code: string
  /** Working days ago, and the time of the day at which it is filed. */
  readonly filed: { readonly workingDaysAgo: number; readonly at: string }
  readonly stage: SampleStage
  /** Permits whose reviews have been agreed to. */
  readonly agreed: readonly string[]
}

/** In the order of time, for the clock only goes forward. One application of every kind that an inbox should show: overdue, due today, in time, in correction, done. Fictional. */
export const sampleApplications: readonly SampleApplication[] = [
  sample('owner-3', '91430399MAFAKE1150', '绿色包装智能工厂', 5, 6, '09:00', 'delivered', [
    'L',
    'R',
    'C',
    'P',
    'D',
    'O',
    'K',
  ]),
  sample('owner-3', '91430399MAFAKE06XR', '年产 60 万套汽车内饰件厂房', 1, 3, '10:10', 'underReview', [
    'L',
    'R',
    'P',
    'D',
  ]),
  sample('owner-3', '91430399MAFAKE094F', '功能性薄膜材料研发中心', 4, 2, '09:40', 'inCorrection', [
    'L',
    'R',
    'P',
    'D',
    'O',
    'K',
  ]),
  sample('owner-3', '91430399MAFAKE078R', '星桥智慧物流园一期', 2, 1, '09:20', 'underReview', ['L']),
  sample('owner', '91430399MAFAKE019N', '湘潭中工京迪智造园二期', 7, 1, '14:30', 'inCorrection', [
    'L',
    'R',
    'P',
    'D',
    'O',
    'K',
  ]),
  sample('owner-3', '91430399MAFAKE086L', '高强度铝型材生产线扩建', 3, 0, '08:40', 'underReview', ['L', 'R']),
  sample('owner-3', '91430399MAFAKE1075', '九川电子二号厂房及倒班宿舍', 6, 0, '10:05', 'received', []),
]

function sample(
  owner: string,
  creditCode: string,
  project: string,
  number: number,
  workingDaysAgo: number,
  at: string,
  stage: SampleStage,
  agreed: readonly string[],
): SampleApplication {
  return {
    owner,
    creditCode,
    project,
    code: `2403-430302-04-01-91000${number}`,
    filed: { workingDaysAgo, at },
    stage,
    agreed,
  }
}
