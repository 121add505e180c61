import type { Person } from '../../services/claims/claim.ts';
import { personas } from './personas.ts';

const person = (key: (typeof personas)[number]['key']): Person => {
  const found = personas.find((one) => one.key === key);
  if (!found) throw new Error(`There is no persona "${key}".`);
  return { id: found.aadObjectId, tenantId: found.tenantId, name: found.name };
};
export const petra = person('partner');
export const rashid = person('reviewer');
const carla = personas.find(({ key }) => key === 'customer');
export const adam: Person = {
  id: 'a0000000-0000-4000-8000-000000000003',
  tenantId: '10000000-0000-4000-8000-00000000000b',
  name: 'Adam Rival',
};

/** Customers of the samples; Litware's contact is the customer's persona. */
export const customers = {
  litware: {
    customerName: 'Litware',
    customerDomain: 'litware.example',
    customerTenantId: carla?.tenantId ?? '',
    customerContactName: carla?.name ?? '',
    customerContactTitle: 'Chief information officer',
    customerContactEmail: carla?.email ?? '',
  },
  northwind: customer('Northwind Traders', 'northwind.example', {
    last: '1',
    name: 'Nora Nord',
    title: 'Head of IT',
  }),
  woodgrove: customer('Woodgrove Bank', 'woodgrove.example', {
    last: '2',
    name: 'Willem Wood',
    title: 'IT director',
  }),
  proseware: customer('Proseware', 'proseware.example', {
    last: '3',
    name: 'Priya Prose',
    title: 'Operations manager',
  }),
};

function customer(
  customerName: string,
  customerDomain: string,
  { last, name, title }: { last: string; name: string; title: string },
) {
  return {
    customerName,
    customerDomain,
    customerTenantId: `40000000-0000-4000-8000-00000000000${last}`,
    customerContactName: name,
    customerContactTitle: title,
    customerContactEmail: `${name.split(' ')[0]?.toLowerCase()}@${customerDomain}`,
  };
}
