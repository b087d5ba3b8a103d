import { buildBundle } from '../designer-bundle/build-bundle.ts'
import type { Output } from '../output.ts'

/** `siji build`: the designer's bundle; the launcher has already bundled the command line when this runs. */
export async function run(_operands: readonly string[], _options: object, output: Output): Promise<number> {
  await buildBundle()
  output.line({ built: true }, '已编译 Built.')
  return 0
}
