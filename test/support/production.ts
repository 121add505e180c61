/** The environment of a bot in production, on one machine's stores. */
export const production = {
  PUBLIC_URL: 'https://claims.example.com/',
  DATA_DIR: '/data',
  PEOPLE_FILE: '/people.json',
  MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
  MicrosoftAppPassword: 'secret',
  LINK_SECRET: 's'.repeat(32),
};
