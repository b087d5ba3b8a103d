import { address } from './address.ts'
import { areaCode } from './area-code.ts'
import { citizenId } from './citizen-id.ts'
import { creditCode } from './credit-code.ts'
import type { Format } from './format.ts'
import { licenceNumber } from './licence-number.ts'
import { mobile } from './mobile.ts'
import { money } from './money.ts'
import { personName } from './person-name.ts'
import { projectCode } from './project-code.ts'
import { realEstateUnitNumber } from './real-estate-unit-number.ts'

/** Every format that a form field may name in `siji.format`. */
export const formats: { readonly [name: string]: Format } = {
  address,
  areaCode,
  citizenId,
  creditCode,
  licenceNumber,
  mobile,
  money,
  personName,
  projectCode,
  realEstateUnitNumber,
}
