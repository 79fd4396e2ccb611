"""The numbers of complaints, each as the page says it."""

# «Te respondemos en dos días hábiles»: whole working days after the one on which it was received.
COMPLAINT_ANSWER = 2

# «Ya tienes cinco quejas sin responder»
AT_MOST = 5
