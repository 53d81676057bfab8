// PQPlan
