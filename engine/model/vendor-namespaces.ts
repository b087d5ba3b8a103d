/** Vendors whose extensions we know by these prefixes, whatever prefix a file uses for them. */
export const vendorNamespaces: { readonly [uri: string]: string } = {
  'http://camunda.org/schema/1.0/bpmn': 'camunda',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
  'http://flowable.org/bpmn': 'flowable',
  'http://activiti.org/bpmn': 'activiti',
}
