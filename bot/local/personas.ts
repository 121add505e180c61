/** The three people of local mode; `people.json` has them in the directory. */
export type Persona = {
  key: 'partner' | 'reviewer' | 'customer';
  name: string;
  aadObjectId: string;
  tenantId: string;
  email: string;
  port: number;
};

export const personas: readonly Persona[] = [
  {
    key: 'partner',
    name: 'Petra Partner',
    aadObjectId: 'a0000000-0000-4000-8000-000000000001',
    tenantId: '10000000-0000-4000-8000-00000000000a',
    email: 'petra@fabrikam.example',
    port: 3979,
  },
  {
    key: 'reviewer',
    name: 'Rashid Reviewer',
    aadObjectId: 'b0000000-0000-4000-8000-000000000001',
    tenantId: '20000000-0000-4000-8000-00000000000a',
    email: 'rashid@contoso.example',
    port: 3980,
  },
  {
    key: 'customer',
    name: 'Carla Customer',
    aadObjectId: 'c0000000-0000-4000-8000-000000000001',
    tenantId: '30000000-0000-4000-8000-00000000000a',
    email: 'carla@litware.example',
    port: 3981,
  },
];
