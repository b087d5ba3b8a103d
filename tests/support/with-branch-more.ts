/** Every fork gets a branch more to its join: where tokens have left the fork already, nobody comes by it. */
export function withBranchMore(xml: string): string {
  const known = new Set<string>()
  const branch =
    /sourceRef="((\w+)Gateway\d+)" targetRef="\w+">.*\n<sequenceFlow id="\w+" sourceRef="\w+" targetRef="(\2Gateway\d+)">.*/g
  return xml.replace(branch, (flows, fork: string, type: string, join: string) => {
    if (known.has(fork) || type === 'exclusive') return flows
    known.add(fork)
    const more = `more_${fork}`
    return `${flows}
<userTask id="${more}"/><sequenceFlow id="to_${more}" sourceRef="${fork}" targetRef="${more}"/>
<sequenceFlow id="from_${more}" sourceRef="${more}" targetRef="${join}"/>`
  })
}
