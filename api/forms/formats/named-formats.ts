import { areaCode } from './area-code.ts'
import { citizenId } from './citizen-id.ts'
import { creditCode } from './credit-code.ts'
import type { Format } from './format.ts'
import { mobile } from './mobile.ts'
import { money } from './money.ts'
import { projectCode } from './project-code.ts'
import { realEstateUnitNumber } from './real-estate-unit-number.ts'

/** Every format that a form field may name in `siji.format`. */
export const formats: { readonly [name: string]: Format } = {
  areaCode,
  citizenId,
  creditCode,
  mobile,
  money,
  projectCode,
  realEstateUnitNumber,
}
