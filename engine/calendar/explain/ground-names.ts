/** Chinese, then English. */
export type TwoTexts = readonly [zh: string, en: string]

/** What a suspension is called that is of the whole around a step: `整体中止：听证`. */
export function namesOfWhole([zh, en]: TwoTexts): TwoTexts {
  return [`整体中止：${zh}`, `suspension of the whole: ${en}`]
}

/** What the grounds of suspensions are called. Which clock one stops is decided elsewhere. */
export const groundNames: { readonly [ground: string]: TwoTexts } = {
  expertReview: ['专家评审', 'expert review'],
  inspection: ['检验', 'inspection'],
  testing: ['检测', 'testing'],
  quarantine: ['检疫', 'quarantine'],
  technicalAppraisal: ['鉴定', 'technical appraisal'],
  tender: ['招标', 'tender'],
  auction: ['拍卖', 'auction'],
  hearing: ['听证', 'hearing'],
  correction: ['补正', 'correction'],
  rectification: ['整改', 'rectification'],
  payment: ['缴纳税费', 'payment'],
  publicity: ['公示', 'publicity'],
  upstream: ['等待其他机关', 'waiting for another authority'],
  /** Nobody said why. */
  unnamed: ['中止', 'suspension'],
  forceMajeure: ['不可抗力', 'force majeure'],
  // No ground in law: a step with one budget is not visited.
  betweenVisits: ['不在本环节', 'not at this step'],
}
