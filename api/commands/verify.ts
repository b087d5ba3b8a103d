import { exit } from '../exit.ts'
import type { Output } from '../output.ts'

/** `siji verify`: promised by the command line's contract and not there yet. */
export async function run(_operands: readonly string[], _options: object, output: Output): Promise<number> {
  output.progress('尚不能验证模型，请用 siji check。Verifying is not available yet; siji check tells what is wrong.')
  return exit.usage
}
