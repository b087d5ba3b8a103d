-- How many deliveries of webhooks wait in all parks, and how many were not taken.
create function count_webhook_deliveries() returns table (state text, count bigint) language sql stable security definer
  set search_path = public, pg_temp as $$
  select state, count(*) from webhook_deliveries group by state
$$;
revoke execute on function count_webhook_deliveries from public;
grant execute on function count_webhook_deliveries to siji_app;
